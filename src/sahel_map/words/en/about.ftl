# About and method. Paragraphs are Markdown.
about-what-heading = What this is
about-not-heading = What this is not
about-method-heading = How the data were made
about-counting-heading = How totals are counted
about-counting =
    Totals add the lowest counts and the highest counts apart, so every total is a reported range; a plus sign says that the highest count is itself “at least”: 10–20+, and 2+ for “at least 2”. It is not a confidence interval. Records that sum up a siege, a month or a whole region are shown but left out of totals. A filter of months keeps every record that touches them, and counts it whole, so that the totals of periods chosen one after the other do not add up. A joint operation counts once in every total; in tables by actor it appears under each of its actors, so these rows do not add up to the total. Some counts may include fighters, hunters or militia members; how many records that concerns is always said.
about-places-heading = How places are drawn
about-places =
    A mark stands on the village or town that sources name. Where sources only describe a place, the mark has a circle that shows how far off it may be. Where only the commune, cercle or region is known, that area is hatched and carries a count. Incidents whose place is unknown are listed beside the map and counted in every total.
about-gaps-heading = Known gaps
about-gaps =
    { $unknown_toll } of { $n } records have no figure for the dead. { $single } rest on one independent source. { $unplaced } could not be placed more precisely than a cercle.
about-codebook-heading = Codebook
about-codebook = Every code, its label and its definition.
about-code = Code
about-label = Label
about-definition = Definition
about-table-actor_groups = Groups of alleged actors
about-table-actors = Alleged actors
about-table-harm_types = Types of harm
about-table-attribution = Attribution
about-table-confidence = Confidence
about-table-date_precision = Precision of dates
about-table-place_precision = Precision of places
about-table-figures = Figures
about-sources-heading = Sources
about-sources = { $publishers } publishers in { $groups } independent groups support the records. A publisher that passes on the reports of others is listed once for each group. The number of records that each supports:
about-publisher = Publisher
about-kind = Kind
about-group = Independence group
about-records = Records
about-licence-heading = Licence and citation
about-licence =
    Licence of the data: { $licence }; of the programme: Apache-2.0.
about-disclaimer =
    Boundaries do not imply any opinion on the legal status of a territory. Cite the data version and date with every figure; the box at the foot of each page gives the words.
about-kind-advocacy = advocacy group
about-kind-agency = news agency
about-kind-aggregator = aggregator
about-kind-broadcaster = broadcaster
about-kind-government = government
about-kind-local_media = local media
about-kind-newspaper = newspaper
about-kind-ngo_report = report by an organisation
about-kind-un = United Nations
