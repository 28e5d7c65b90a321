// Azurite requires its telemetry package at start, even when telemetry is off, and never touches it then.
module.exports = {};
