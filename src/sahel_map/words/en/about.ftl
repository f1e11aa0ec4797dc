# About and method. Paragraphs are Markdown.
about-what-heading = What this is
about-what =
    Sahel Map shows documented harm to civilians in central and northern Mali: killings, strikes, abductions, burned homes, displacement and sieges that journalists, human-rights organisations and United Nations bodies have reported. It began with the report that Human Rights Watch published on 12 December 2024 on abuses by the army, the Wagner Group and Islamist armed groups. The data set holds { $n } incidents from { $first } to { $last }, each with its sources.
about-not-heading = What this is not
about-not =
    It is not a complete record: what nobody could report is missing, and more is missing since the United Nations mission left Mali. It is not a finding of guilt: actors are alleged, and each attribution says how firm it is. It is not a tool for choosing routes or targets: places are no more precise than their public sources, and a place without an incident is not a safe place. No names of victims, witnesses or private sources are stored.
about-method-heading = How the data were made
about-method =
    Every record is one place and one episode, written from published sources and linked to them. Figures are those that sources name, never our estimates: the lowest and the highest count of civilians reported killed, and the lowest count for other figures. A figure that no source gives stays unknown and is shown as “not reported”; it is never counted as zero. Reprints of one agency or one report count as one independent source.
about-counting-heading = How totals are counted
about-counting =
    Totals add the lowest counts and the highest counts apart, so every total is a reported range; a plus sign says that the highest count is itself “at least”. It is not a confidence interval. Records that sum up a siege, a month or a whole region are shown but left out of totals. A filter of months keeps every record that touches them, and counts it whole, so that the totals of periods chosen one after the other do not add up. A joint operation counts once in every total; in tables by actor it appears under each of its actors, so these rows do not add up to the total. Some counts may include fighters, hunters or militia members; how many records that concerns is always said.
about-places-heading = How places are drawn
about-places =
    A mark stands on the village or town that sources name. Where sources only describe a place, the mark has a circle that shows how far off it may be. Where only the commune, cercle or region is known, that area is hatched and carries a count. Incidents whose place is unknown are listed beside the map and counted in every total. Mali’s regions changed in 2023: every chart and filter can use the regions before or after the reform; cercles are those before it, because no geometry of the new ones has been published.
about-gaps-heading = Known gaps
about-gaps =
    { $unknown_toll } of { $n } records have no figure for the dead. { $single } rest on one independent source. { $unplaced } could not be placed more precisely than a cercle. Regions under siege, nomad camps and the far north are reported least; so are injuries, detention and sexual violence. The first and the last month of the data are incomplete.
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
    The data may be used under CC BY 4.0, the code under Apache-2.0. Boundaries: geoBoundaries (William & Mary geoLab), CC BY 4.0, from DNCT and OCHA via HDX; rivers and neighbours: Natural Earth, public domain; lakes: GSHHG, LGPL 3; towns: GeoNames, CC BY 4.0. Boundaries do not imply any opinion on the legal status of a territory. Cite the data version and date with every figure; the box at the foot of each page gives the words.
about-kind-advocacy = advocacy group
about-kind-agency = news agency
about-kind-aggregator = aggregator
about-kind-broadcaster = broadcaster
about-kind-government = government
about-kind-local_media = local media
about-kind-newspaper = newspaper
about-kind-ngo_report = report by an organisation
about-kind-un = United Nations
