"""Flows that more than one rate balances, as a reader would type them."""

SEVERAL = {
    "flows.1.on": "2025-01-01",
    "flows.1.amount": "1000",
    "flows.2.on": "2025-06-01",
    "flows.2.amount": "-2500",
    "flows.3.on": "2026-01-01",
    "flows.3.amount": "1560",
}
