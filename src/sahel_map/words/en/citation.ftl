# How a view is cited.
citation-view = { $n ->
    [one] { $source }, data version { $version } ({ $date }), { $sentence }. { $count } incident. Accessed { $accessed }. Data digest { $digest }, view digest { $view }.
   *[other] { $source }, data version { $version } ({ $date }), { $sentence }. { $count } incidents. Accessed { $accessed }. Data digest { $digest }, view digest { $view }.
}
citation-address = Address: { $address }
