"""AS1xx: the text of a file cannot be taken as it stands."""

from .model import Page, Severity

PAGES = (
    Page(
        "AS101",
        "The file is not UTF-8 text",
        "Every file is read as UTF-8. A byte that is not UTF-8 often comes from an old word processor.",
        "a file saved as Windows-1252, with the byte E9 for é",
        "the same file saved as UTF-8",
    ),
    Page(
        "AS102",
        "The file begins with a byte order mark",
        "Some Windows editors put three hidden bytes (EF BB BF) before the text. Save as UTF-8 without BOM.",
        "<EF BB BF>title: Religion",
        "title: Religion",
    ),
    Page(
        "AS103",
        "The file is too large",
        "A file may hold up to 1 MB. Larger files are refused before they are read.",
        "an answers file of 3 MB",
        "one file for each person, or JSON Lines",
    ),
    Page(
        "AS104",
        "A control character",
        "Hidden characters can come in by copying from a PDF. Delete the place and type it again.",
        'say: "Ask a lawyer<U+0007>."',
        "say: Ask a lawyer.",
    ),
    Page(
        "AS105",
        "A tab",
        "YAML is indented with spaces. A tab looks like spaces but is something else.",
        "findings:\n<tab>ground.religion: …",
        "findings:\n  ground.religion: …",
    ),
    Page(
        "AS106",
        "The file is not well-formed YAML",
        "Most often a text holds a colon and a space, or begins with one of { [ & * ! % @ `. Put it in quotes. "
        "Or a line is not indented like its neighbours, a dash or a colon has no space after it, a key has no colon, "
        "or a condition such as `unaccompanied_child: yes` stands without its braces.",
        "ask: Think of this: were you hurt?",
        'ask: "Think of this: were you hurt?"',
    ),
    Page(
        "AS107",
        "The same key twice",
        "Programs that read YAML keep the last one without a word. Here both must be looked at.",
        "say: One.\nsay: Two.",
        "say: One. Two.",
    ),
    Page(
        "AS108",
        "An anchor or an alias (& or *)",
        "They hide where a value comes from. Use a named condition under `define:` to say something once.",
        "when: &same {any: [a, b]}",
        "define:\n  same: {any: [a, b]}",
    ),
    Page(
        "AS109",
        "A tag (!)",
        "Tags can turn data into something else. Everything here is plain text, lists and mappings.",
        "from: !!str 2024-06-05",
        "from: 2024-06-05",
    ),
    Page(
        "AS110",
        "More than one document in a file",
        "A line of three dashes inside a file begins a second document, which would be passed over.",
        "title: One\n---\ntitle: Two",
        "title: One",
    ),
    Page(
        "AS111",
        "Nested too deep",
        "Lists and mappings may stand inside each other up to twenty times.",
        "[[[[[[[[[[[[[[[[[[[[[ … ]]]]]]]]]]]]]]]]]]]]]",
        "a named condition under `define:`",
    ),
    Page(
        "AS112",
        "Nothing stands after the key",
        "A key without a value says nothing. Write a value, or take the line away. Also an empty line of a list, "
        "and `{a, b}`, which is a mapping without values.",
        "why:",
        "why: Religion is one of the five reasons in the law.",
    ),
    Page(
        "AS113",
        "The file is empty",
        "A file without anything in it is most often a mistake.",
        "# only a comment",
        "title: Religion",
    ),
    Page(
        "AS114",
        "A key that is not a plain word",
        "A list or a mapping cannot be a key.",
        "? [a, b]\n: yes",
        "a: yes",
    ),
    Page(
        "AS115",
        "The file cannot be opened",
        "It is missing, it is a folder, or this computer does not let you read it.",
        "asylum-screen assess no_such_file.yaml",
        "asylum-screen assess answers.yaml",
    ),
    Page(
        "AS116",
        "A file that is not read",
        "Rule files end in `.yaml`. A file with another ending is passed over, with all that stands in it. Only pages "
        "to read (`.md`) and hidden files may stand beside them.",
        "rules/entry/policies/harbor_2024.yml",
        "rules/entry/policies/harbor_2024.yaml",
        Severity.WARNING,
    ),
    Page(
        "AS117",
        "Rules inside other rules",
        "A folder with a `pack.yaml` lies inside the rule folder. Most often `cp -r rules before` was typed when "
        "`before` was already there: then the copy lands inside it. Nothing of the inner folder is read.",
        "rules/before/pack.yaml",
        "before/pack.yaml, beside rules/",
    ),
)
