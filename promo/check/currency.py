"""The currency of a ruleset: declared once, in one of its files."""

from collections.abc import Sequence

from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Diagnostic, Note
from promo.diagnostics.span import Span
from promo.diagnostics.suggest import nearest
from promo.syntax.nodes import Currency, RuleFile, definitions_of

CODES = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
    CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
    GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD
    KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO
    NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE
    SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND
    VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split()  # noqa: SIM905  # as a list of strings it would fill a page
)
"""Money of states, ISO 4217."""


def declared_currency(files: Sequence[RuleFile]) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The currency code, or None if there is not exactly one that exists."""
    declared = definitions_of(files, Currency)
    if not declared:
        if not files or any(file.is_damaged for file in files):
            return None, ()
        start = Span(files[0].source.name, 1, 1, 1, 1)
        return None, (diagnose("P211", start),)
    first, *others = declared
    note = Note("it is declared here first", first.span)
    found = [diagnose("P212", other.span, notes=(note,)) for other in others]
    if first.code.text not in CODES:
        near = nearest(first.code.text, CODES)
        found.append(diagnose("P213", first.code.span, name=first.code, suggestion=near))
    return (None if found else first.code.text), tuple(found)
