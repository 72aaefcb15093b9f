# What was read of reports of a meeting, item by item: for a terminal and for the page of minutes.

reading-title = What the reports say
reading-title-dated = What the reports say: meeting { $day }
reading-meeting = Meeting of { $day }: { $a } and { $b }
reading-meeting-undated = Meeting on an unknown day: { $a } and { $b }
reading-sides-unknown = sides unknown
reading-meeting-of-nobody = Meeting of { $day }: sides unknown
reading-meeting-unknown = Meeting on an unknown day, sides unknown
reading-year = The year is inferred from { $reason }.
reading-note = Note: { $note }.
reading-agenda = Under discussion
reading-items = Items
reading-beside = The reports side by side
reading-checks = Claims against figures
reading-rejected = Rejected on review
reading-model = Read by the model { $model }, each quotation found in the reports
reading-model-refused = What the model said and the reports do not bear out
reading-of-these-alone = Told by report { $letter } alone

head-id = Id
head-words = Words
head-read-as = Read as
head-confidence = Confidence
head-branch = Branch or product
head-hs = HS
head-isic = ISIC
head-weight = Weight
head-relation = Relation
head-items = Items
head-differing = Differing in
head-type = Sort
head-disputed = Disputed
head-who = Who
head-when = When
head-why = Why
head-found = Where

type-statement = statement
type-claim = claim
type-commitment = commitment
type-proposal = proposal
type-invitation = invitation
type-tie = tie
type-event = event
type-date = date
type-sector = branch
type-product = product
type-mention = mention

types-statement = Statements
types-claim = Claims
types-commitment = Commitments
types-proposal = Proposals
types-invitation = Invitations
types-tie = Ties
types-event = Events
types-date = Dates
types-sector = Branches
types-product = Products
types-mention = Mentions

voice-direct = quoted
voice-indirect = reported
voice-free_indirect = carried on
voice-block = block

metric-trade_turnover = turnover
metric-change = change of trade
metric-export_flow = exports
metric-import_flow = imports
metric-rank = rank
metric-share = share
metric-share_of_stock = share of a stock
metric-export_flow_exists = exports exist
metric-import_flow_exists = imports exist
metric-existence = joint production exists
metric-quantity = quantity
metric-specialisation = specialisation
metric-partner_rank = place among partners

direction-increase = up
direction-decrease = down
operator-more = more than { $value }
operator-less = up to { $value }
operator-about = about { $value }
times = { $value } times

checkability-direct = checkable
checkability-proxy = checkable on the countries
checkability-weak = hardly checkable
checkability-none = not checkable

from-to = { $by } to { $to }
sub-interest = interest
sub-need = need
sub-possibility = possibility
sub-goal = goal
sub-suggestion = suggestion
condition-told = if: “{ $words }”
deadline-told = by when: “{ $words }”

tie-supply = supplies
tie-joint_assembly = joint assembly
tie-joint_venture = joint enterprise
tie-sectoral = cooperation in a branch
tie-personal = a person's ties
tie-presence = presence on the ground
tie-general = cooperation

event-meeting = meeting
event-talks = talks
event-visit = visit
event-arrival = arrival
event-signing = signing
event-forum = forum
event-ceremony = ceremony
event-facility = new facility
status-past = past
status-current = under way
status-planned = planned
year-inferred = year inferred

relation-same = same
relation-same_attribution_differs = same, told of another
relation-differs = differs
field-speaker = speaker
field-value = value
field-unit = unit
field-period = period
field-direction = direction
field-date = date
field-firmness = firmness
field-condition = condition
field-deadline = deadline
field-by = side
review-confirmed = confirmed by { $who }, { $when }
review-corrected = corrected by { $who }, { $when }: { $changes }
