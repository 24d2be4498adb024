"""What consumers publish about their formats, as JSON Schemas of the part that is written here.

SARIF 2.1.0 (OASIS), with what GitHub code scanning requires on top; GitLab Code Quality reports.
Nothing but what stands here may be written: a new property is looked up there first.
"""

from __future__ import annotations

from typing import Any


def closed(required: str, **properties: Any) -> dict[str, Any]:
    """An object of these properties and no others."""
    return {
        "type": "object",
        "required": required.split(),
        "additionalProperties": False,
        "properties": properties,
    }


def listed(items: Any, **rest: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **rest}


STRING = {"type": "string"}
WORDS = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 0}
ORDINAL = {"type": "integer", "minimum": 1}
BAG = {"type": "object", "properties": {"tags": listed(STRING, uniqueItems=True)}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = closed("text", text=WORDS)
ARTIFACT = closed(
    "uri uriBaseId",
    # A relative reference in percent form: no scheme, no space, nothing but ASCII.
    uri={"type": "string", "pattern": r"^(?!/)(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"},
    uriBaseId=WORDS,
)
LOCATION = {
    "id": COUNT,
    "physicalLocation": closed(
        "artifactLocation region",
        artifactLocation=ARTIFACT,
        region=closed("startLine", startLine=ORDINAL, startColumn=ORDINAL),
    ),
    "logicalLocations": listed(closed("fullyQualifiedName", fullyQualifiedName=WORDS, kind=WORDS)),
}
RULE = closed(
    "id shortDescription",
    id=WORDS,
    name=WORDS,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=closed("level", level=LEVEL),
    properties=BAG,
)
RESULT = closed(
    "ruleId ruleIndex level message locations partialFingerprints",
    ruleId=WORDS,
    ruleIndex=COUNT,
    level=LEVEL,
    message=MESSAGE,
    locations=listed(closed("physicalLocation", **LOCATION), maxItems=1),
    relatedLocations=listed(closed("id physicalLocation", **LOCATION), minItems=1),
    partialFingerprints={"type": "object", "minProperties": 1, "additionalProperties": WORDS},
    suppressions=listed(
        closed(
            "kind",
            kind={"enum": ["inSource", "external"]},
            status={"enum": ["accepted", "underReview", "rejected"]},
        )
    ),
    properties=BAG,
)
RUN = closed(
    "tool results",
    tool=closed(
        "driver",
        driver=closed(
            "name version rules",
            name=WORDS,
            version=WORDS,
            language={"type": "string", "pattern": "^[a-z]{2}-[A-Z]{2}$"},
            rules=listed(RULE, uniqueItems=True),
        ),
    ),
    automationDetails=closed("id", id=WORDS),
    invocations=listed(
        closed(
            "executionSuccessful",
            executionSuccessful={"type": "boolean"},
            exitCode={"type": "integer"},
        )
    ),
    artifacts=listed(
        closed(
            "location",
            location=ARTIFACT,
            length={"type": "integer", "minimum": -1},
            hashes={"type": "object", "additionalProperties": STRING},
        )
    ),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=listed(RESULT),
    properties=BAG,
)
SARIF = closed(
    "$schema version runs",
    **{"$schema": {"type": "string", "pattern": r"sarif-2\.1\.0"}},
    version={"const": "2.1.0"},
    runs=listed(RUN, minItems=1, maxItems=1),
)

CODE_QUALITY = listed(
    closed(
        "description check_name fingerprint severity location",
        description=WORDS,
        check_name=WORDS,
        fingerprint=WORDS,
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
        location=closed(
            "path lines",
            path={"type": "string", "minLength": 1, "not": {"pattern": r"^(/|\./)"}},
            lines=closed("begin", begin=ORDINAL),
        ),
    )
)
