"""The rule language: its grammar (promo.lark) and its manual, as files beside this one."""
