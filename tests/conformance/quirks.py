"""For each peer-specific case a sentence: why we differ, or that we do not."""

QUIRKS = {
    "oscar/tax/002": (
        "Prices without tax stay without it: a share worked on the price with tax and booked "
        "without it would give the tax away as well."
    ),
    "oscar/tax/003": (
        "A discount is reckoned in the prices of the ruleset, here without tax; what it comes to "
        "with tax is the register's sum."
    ),
    "pretix/distinct-dates/013": (
        "Its own tests call this outcome unexpected; what differs by event date cannot be said."
    ),
    "odoo/order/005": (
        "Three drawers and one free table, against one for every drawer: with `every` it is three."
    ),
    "odoo/interaction/001": (
        "A lump is shared in proportion to the prices it is off, not charged to one product first "
        "so that another promotion finds more."
    ),
    "odoo/interaction/003": (
        "As in odoo/interaction/001: each lump is shared in proportion, and remembered so."
    ),
    "odoo/tax/007": (
        "Prices without tax stay without it: a lump is not reckoned on prices with tax first."
    ),
    "odoo/tax/013": "As in odoo/tax/007; a fixed tax for each unit is the register's business.",
    "lunar/buy-get/003": (
        "A line is not closed to later promotions because one unit of it was given: units are "
        "used up, never lines."
    ),
    "lunar/buy-get/008": (
        "A unit that is given is not one that was bought: buy three, get one takes four."
    ),
    "magento/bundle/001": (
        "Each unit's share is rounded on its own; what rounding gained on one line is not taken "
        "back from the next."
    ),
}
