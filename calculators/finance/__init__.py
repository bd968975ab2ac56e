"""Floor 1: money, rates, dates, cash flows, schedules. Standard library only; no words, no HTML."""
