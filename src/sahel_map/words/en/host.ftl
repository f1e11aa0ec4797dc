# Signing in, and the state of the server.
host-sign-in-why = These data are for readers who are known here. Please sign in.
host-unnamed = These data are for readers who are known here, and the sign-in before this server did not say who you are. Open the address that you were given, or ask the people who run this server.
host-sign-in = Sign in
host-sign-out = Sign out
host-not-allowed = You are signed in, but this address may not read these data. Ask the people who run this server to add it.
host-not-allowed-as = You are signed in as { $address }, but this address may not read these data. Ask the people who run this server to add it.
host-data-replaced = The data were replaced by version { $version } of { $date } while you read. What you see now is the new version.
host-heading = Server
host-data = Data version { $version } of { $date }, digest { $digest }.
host-data-refused = { $n ->
    [one] Newer data are in the folder but break a rule, so the data above are still shown:
   *[other] Newer data are in the folder but break { $n } rules, so the data above are still shown:
}
host-data-well = The data shown are those in the folder.
host-look = Look for newer data
host-lost = Not connected to the server. Trying again; what you press now does not count.
host-busy = The server is busy. You are in line, and the page opens by itself.
host-no-place = The server is busy: no connection is free at the moment. Ask again in { $seconds } seconds.
host-idle = This page has ended, because nothing was done on it for a long time.
host-continue = Continue
host-in-line = The server is busy. You are in line; your page comes as soon as it is your turn.
host-broken = This page cannot be shown: something in it failed. It was written down for those who run the server. Reload the page, or go to another one.
host-no-script = These pages need JavaScript, which this browser does not run.
