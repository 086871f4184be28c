"""What the project is about, as typed values: case studies, taxonomy terms, sources, locales.

The classes are the only description of the YAML files: reading with places (`reading`), the JSON Schema for editors
(`json_schema`) and the checks between records all follow their annotations.
"""

from handbook.model.case_study import CaseStudy, CountryRole, Evidence, Organisation, Period, Result, Statement
from handbook.model.source import Source
from handbook.model.taxonomy import Taxonomy, Term, Vocabulary

__all__ = [
    "CaseStudy",
    "CountryRole",
    "Evidence",
    "Organisation",
    "Period",
    "Result",
    "Source",
    "Statement",
    "Taxonomy",
    "Term",
    "Vocabulary",
]
