# The months under the map, by which the period is chosen.
period-heading = **Incidents by month**: click or drag to choose a period
period-rule = Each bar counts the documented incidents that started in its month and match the other filters, coloured by the group of the alleged actors; a bar of two colours side by side has actors of two groups. Aggregate records, which cover a whole period or region, are not counted. A period chosen here shows every record that touches it, also those that started before it. With a keyboard, use the two boxes of months.
period-tip = { $n ->
    [0] no incident
    [one] { $count } incident
   *[other] { $count } incidents
}
period-tip-group = { $group }: { $count }
period-tip-month = Month
period-tip-incidents = Incidents
period-tip-groups = Alleged actors
charts-event-moura = Moura
charts-event-un = UN mission leaves
charts-event-wagner = Wagner to Africa Corps
