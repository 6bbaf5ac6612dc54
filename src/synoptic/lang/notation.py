"""Signs that every language shares: currencies and units. A language file may set its own."""

SIGNS: dict[str, str] = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "CNY", "₹": "INR", "₽": "RUB",
    "₩": "KRW", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₦": "NGN", "฿": "THB", "₫": "VND", "R$": "BRL",
    "S$": "SGD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NT$": "TWD",
    "NZ$": "NZD", "MX$": "MXN", "R": "ZAR", "Rs": "INR", "zł": "PLN", "kr": "SEK", "Ft": "HUF", "Kč": "CZK",
}  # fmt: skip
"""Currency signs as written to ISO 4217."""

CODES: frozenset[str] = frozenset(
    (
        "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP",
        "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JPY", "KES", "KRW",
        "KZT", "LBP", "MAD", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR",
        "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "UAH", "USD", "UYU",
        "VND", "ZAR",
    )
)  # fmt: skip
"""Currency codes of ISO 4217 that stand beside amounts as they are."""

SYMBOLS: tuple[str, ...] = (
    "mm", "cm", "m", "km", "m²", "km²", "m³", "m2", "km2", "m3", "ha", "mg", "g", "kg", "t", "ml", "cl", "dl",
    "l", "L", "µg", "μg", "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "V", "kV", "Hz", "kHz", "MHz",
    "GHz", "dB", "°C", "°F", "°", "ºC", "mph", "kt", "Mt", "ft", "mi", "lb", "lbs", "oz", "bbl", "ppm", "MB",
    "GB", "TB", "hPa", "kcal", "kJ", "km/h", "kmh", "mg/l", "mg/L", "µg/l", "μg/l", "g/l", "m/s", "µg/m³",
    "μg/m³", "µg/m3",
)  # fmt: skip
"""Symbols of units as written."""
