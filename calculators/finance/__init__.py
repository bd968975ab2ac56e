"""Floor 1: money, rates, dates, cash flows and schedules. Standard library only; no words, no HTML."""
