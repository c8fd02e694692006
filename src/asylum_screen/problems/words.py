"""AS5xx: words and rules that may harm, and style that makes them hard to understand."""

from __future__ import annotations

from .model import Page, Severity

_W = Severity.WARNING

PAGES = (
    Page(
        "AS501",
        "A word of a verdict",
        "Nobody decides here. A text says what the answers touch on, and never what will become of a case. Late "
        "is never "
        "too late, and nothing ends in no.",
        "say: You are eligible for asylum.",
        "say: Your answers touch on religion. An officer or judge looks at this.",
    ),
    Page(
        "AS502",
        "This reads as advice to cross a border",
        "It is a crime to encourage people to come in outside the law, and a wrong word can cost a life. Tell the "
        "law as "
        "it is, without when, where or how.",
        "say: It is safer to cross at a port in the morning.",
        "say: People who came to a port without an appointment were looked at under this rule.",
    ),
    Page(
        "AS503",
        "Odds, chances or percentages",
        "A number about other people says nothing about this person, and it moves people to give up or to take "
        "risks. "
        "The measure of proof in the law itself (more likely than not) may be told.",
        "say: About 45% of these cases are granted.",
        "say: The judge looks at what happened and at what may happen.",
    ),
    Page(
        "AS504",
        "Advice",
        "Only a lawyer who knows the whole story gives advice. A text says what the law looks at and what a "
        "person can "
        "know, ask, keep or check. A question for the lawyer (`ask_a_lawyer`) may ask for advice.",
        "next: You should ask for withholding as well.",
        "next: A lawyer can tell you about withholding.",
    ),
    Page(
        "AS505",
        "An instruction to file, sign, leave or wait",
        "Each of these steps can undo a life, and what is right depends on the whole case. The verbs for next "
        "steps are: "
        "know, ask, keep, check, call, go to, tell a lawyer.",
        "next: Sign the paper and wait.",
        "next: A lawyer can read the paper before anything is signed.",
    ),
    Page(
        "AS506",
        "Blame, or a hard name",
        "A question asks what happened, not why a person did something. People are people, and no paper makes one "
        "illegal. The names of laws stay as they are.",
        "ask: Why did you not tell the police?",
        "ask: Did anyone tell the police?",
    ),
    Page(
        "AS507",
        "A promise",
        "Nobody can promise what an officer, a judge or a place of help will do.",
        "say: You will get protection.",
        "say: A judge can give protection when the law's conditions are met.",
    ),
    Page(
        "AS508",
        "A phone number that must not be printed",
        "It is a placeholder, a made-up number (555), no number at all, or it reaches immigration enforcement "
        "(the tip "
        "line 1-866-347-2423, also written 866-DHS-2-ICE), which careless lists give as help.",
        'phone: "1-800-XXX-XXXX"',
        'phone: "1-800-799-7233"',
    ),
    Page(
        "AS509",
        "A hard question that does not say why it is asked",
        "Questions about harm, crime, health or love are marked `sensitive: yes` and say why. People may skip them.",
        "ask: Were you beaten?",
        "sensitive: yes\nask: Did anyone hurt your body?\nwhy: The law looks at harm. No details are asked.",
    ),
    Page(
        "AS510",
        "A question that asks the reverse of its fact",
        "The id of a question is the fact it stores. A yes must mean that the fact is true. Else every rule about "
        "it does "
        "the opposite of what it says.",
        "government_unable_to_protect:\n  ask: Can the government of your country protect you?",
        "government_unable_to_protect:\n  ask: Is the government of your country unable to protect you?",
    ),
    Page(
        "AS511",
        "Days counted for a year",
        "A year ends on the same day of the next year, less one day. 365 days are one day wrong after a leap day.",
        "add: {days: 365}",
        "add: {years: 1, days: -1}",
    ),
    Page(
        "AS512",
        "A rule that can never hold",
        "No answers at all make this condition true, so its words are never shown. Often two answers of one "
        "question are "
        "joined with `all`, or a window of days is empty. A rule that shall never hold says `never`.",
        "when: {all: [{entry_place: sea}, {entry_place: airport}]}",
        "when: {any: [{entry_place: sea}, {entry_place: airport}]}",
    ),
    Page(
        "AS513",
        "Two texts under one id",
        "Texts are translated by their id. One translation cannot serve two texts.",
        "status:\n  - {from: 2025-07-18, is: in_force, note: First.}\n  - {from: 2025-07-18, is: blocked, note: "
        "Second.}",
        "give each step its own day",
    ),
    Page(
        "AS514",
        "It says the text was read, but no source was seen",
        "`confidence: text` means that somebody read the law itself. Then at least one cited source has `seen`.",
        "confidence: text\ncites: [from-memory]",
        "confidence: memory\ncites: [from-memory]",
        _W,
    ),
    Page(
        "AS515",
        "A word of the law without its meaning",
        "A word that people do not use at home is explained where it stands: in brackets after plain words, or in "
        "the "
        "same sentence.",
        "say: You may get withholding of removal.",
        "say: A judge can stop you being sent back to danger (withholding of removal).",
        _W,
    ),
    Page(
        "AS516",
        "Too hard to read",
        "Readers had six years of school. A question with its why and help stays at grade 6, other texts at 7.5 "
        "(Flesch "
        "and Kincaid). Shorter sentences and shorter words help. Names and words in brackets do not count.",
        "ask: Did governmental institutions demonstrate unwillingness to provide protection?",
        "ask: Did the state not want to protect you?",
        _W,
    ),
    Page(
        "AS517",
        "A sentence that is too long",
        "A question has at most 18 words in a sentence, any other text 20.",
        "ask: a sentence of thirty words",
        "ask: two sentences of ten",
        _W,
    ),
    Page(
        "AS518",
        "Two questions in one",
        "A yes would answer both, and nobody knows which was meant.",
        "ask: Were you hurt, and did you go to the police?",
        "two questions",
        _W,
    ),
    Page(
        "AS519",
        "No said twice",
        "Two negatives in one question are read wrong, most of all in a second language.",
        "ask: Was nobody unable to help you?",
        "ask: Could somebody help you?",
        _W,
    ),
    Page(
        "AS520",
        "A short form",
        "Short forms are hard for people who learn English, and for translators.",
        "say: They don't decide here.",
        "say: They do not decide here.",
        _W,
    ),
    Page(
        "AS521",
        "Two questions with the same words",
        "A person would read the same question twice and wonder why.",
        "two questions with ask: Did anyone hurt you?",
        "one question, or words that tell them apart",
        _W,
    ),
    Page(
        "AS522",
        "An exemption that is not one",
        "A line `# fine AS511: reason` right above a text excuses one code there, with a reason of some words. "
        "One that "
        "excuses nothing hides the next mistake. AS510, AS512, AS513 and AS523 are never excused.",
        "# fine AS511\nsay: The rule counts 365 days.",
        "# fine AS511: the rule itself counts 365 days\nsay: The rule counts 365 days.",
        _W,
    ),
    Page(
        "AS523",
        "This is not English",
        "Rule files hold the English. Translations stand in their own files, by the id of the text, where they are "
        "checked and reviewed.",
        "ask: Alguém machucou você por causa disso?",
        "ask: Did anyone hurt you because of this?",
    ),
    Page(
        "AS524",
        "A phone number or a page that nobody checks",
        "Numbers change hands. Each number and page that a person is sent to stands in the list of help (or in a "
        "source), with the day on which it was checked. A text may repeat it, as it stands there.",
        "point: The free line is 1-800-898-7181.",
        "point: The free line is 1-800-898-7180.",
        _W,
    ),
    Page(
        "AS525",
        "A time limit that does not say its day",
        "All three wordings (ahead, near, past) name the day with {date}. After the day people still need to know "
        "which "
        "day it was, because exceptions are counted from it.",
        "say_past: The year has passed.",
        "say_past: The year ended on {date}. Many exceptions exist.",
    ),
    Page(
        "AS526",
        "A text too long for page one",
        "Page one has 22 lines of 80 letters. What is most urgent has one line. A loss, a step or a place has two.",
        "brief: You have a date at an immigration court that is still to come, and you have to be there on that day.",
        'brief: "Court on {date}."',
    ),
)
