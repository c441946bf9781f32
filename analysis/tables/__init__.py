"""The public tables: their columns, their frames, their files."""

from .codebook import (
    ACTIONS,
    AGREEMENTS,
    ANONYMITIES,
    BOUND_FIELDS,
    CIVIL,
    CODEBOOK_VERSION,
    FLAG,
    FORMS,
    ITEMS,
    KINDS,
    LIST,
    MODIFIERS,
    PLACE_TYPES,
    PLOVER_ROLES,
    QUANTITY_ITEMS,
    REAL,
    SOURCE_KINDS,
    STANCES,
    TABLES,
    TEXT,
    UTC,
    WHOLE,
    Column,
    columns,
    describe,
)
from .files import defuse, read_parquet, write_beside, write_csv, write_parquet
from .frames import check, content_id, frame, plain, records, require
from .joins import with_claims, within

__all__ = [
    "ACTIONS", "AGREEMENTS", "ANONYMITIES", "BOUND_FIELDS", "CIVIL", "CODEBOOK_VERSION", "FLAG", "FORMS", "ITEMS",
    "KINDS", "LIST", "MODIFIERS", "PLACE_TYPES", "PLOVER_ROLES", "QUANTITY_ITEMS", "REAL", "SOURCE_KINDS", "STANCES",
    "TABLES", "TEXT", "UTC", "WHOLE", "Column", "check", "columns", "content_id", "defuse", "describe", "frame",
    "plain", "read_parquet", "records", "require", "with_claims", "within", "write_beside", "write_csv",
    "write_parquet",
]  # fmt: skip
