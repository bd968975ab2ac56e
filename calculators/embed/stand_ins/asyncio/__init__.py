"""Stands in for `asyncio`: Pyodide's core imports it for awaitable JavaScript objects.

Nothing is awaited in a calculator, and the original brings sockets, subprocesses and logging.
"""
