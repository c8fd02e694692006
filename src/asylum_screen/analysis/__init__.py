"""The one engine for all answers at once: proof, coverage, difference, mutation and explanation build on it.

How it works. `core` says what one set of answers leads to. Here the question is about all of them: is there anybody
who gets to read this? Does anybody get something else after this edit? There are about 10^66 sets of answers, so
nothing is tried one by one.

1. `space`: for each fact, the answers that no rule tells apart are one class, with one answer that stands for all of
   it. The day somebody came in has a few dozen classes; "open" (not asked, or not known) is one more.
2. `diagram`: a decision diagram gives NO, UNKNOWN or YES for each choice of one class per fact. Equal diagrams are
   one number, so "never" and "always" and "the same as before" are comparisons of two numbers.
3. `compiled`: the conditions of a pack as diagrams. They are the very conditions that `core` evaluates, and the
   classes ask `core` for the truth of each leaf, so there is no second meaning of a rule. `playable` keeps the
   answers that an interview can hold: each question that is answered may come up for these answers.
4. A claim is a diagram that must never be YES. Where it is, the cheapest path through it is a *witness*: the fewest
   answers that show why. A witness is given back to `core`, which must agree before anything is called proved
   (`reach`).

A statement publishes its faces as conditions (`core.statements`), so no module here asks what kind a statement
is: a face is reachable (`reach`), two faces meet (`opposites`), a face differs between two packs (`compare`), and so
on. For one statement `days.small` makes a space in which only its own conditions tell answers apart; that is quick
enough to look on many days. When a diagram grows too large, the claim is "not proved"; nothing is ever guessed.

What the diagrams leave out: the rule that a finding stays silent while it is open only because of closed questions,
and the short path. Both depend on the trace and are in `core.orientation.is_silent`; a witness is checked against
them.
"""
