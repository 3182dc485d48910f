# The vendor's quickstart with nothing but curl, on a sandbox that `ehrctl sandbox exec` has started.
set -e
base=$LEYR_BASE_URL/api/emrs/$EHRCTL_EMR/care-units
unit=$base/$EHRCTL_CARE_UNIT

# field NAME < JSON: the first value of that name
field() {
  sed "s/.*\"$1\":\"\([^\"]*\)\".*/\1/;q"
}
first() {
  grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4
}
# post BODY URL [curl's options]: the body, then the status
send() {
  body=$1
  url=$2
  shift 2
  curl -sS -w '%{http_code}' -H 'Content-Type: application/json' -d "$body" "$@" "$url"
}
status() {
  tail -n 1
}

echo "care units $(curl -sS "$base" | first id)"
resource=$(curl -sS "$unit/resources" | first id)
echo "resources $resource"
echo "by header in the path $(
  curl -sS -H 'x-resource-id: se_personal_number:191212121212' "$unit/resources/header:x-resource-id" | first id
)"
service=$(curl -sS "$unit/healthcare-services" | first id)
echo "services $service"
echo "timeslots $(curl -sS "$unit/timeslots?resource_id=$resource" | first start)"
answer=$(send '{"first_name":"Ada","last_name":"Berg","external_id":"191212121212"}' "$unit/patients")
patient=$(echo "$answer" | first emr_id)
echo "patient $(echo "$answer" | status)"

body='{"start_time":"2026-11-23T10:00:00","end_time":"2026-11-23T10:30:00","resource_id":"'$resource'",'
body=$body'"patient_id":"emr_id:'$patient'"}'
answer=$(send "$body" "$unit/appointments")
appointment=$(echo "$answer" | first id)
echo "booked with older spelling $(echo "$answer" | status) $(echo "$answer" | first status)"
echo "found by header in the query $(
  curl -sS -H "x-current-resource: emr_id:$resource" "$unit/appointments?resource_id=header:x-current-resource" |
    grep -o '"status"' | wc -l | tr -d ' '
)"

body='{"start":"2026-11-23T11:00:00+01:00","end":"2026-11-23T11:30:00+01:00",'
body=$body'"resource_id":"header:x-referring-resource","patient_id":"header:x-patient-id"}'
answer=$(send "$body" "$unit/appointments" -H "x-referring-resource: hsa_id:SE2321000131-E000000012345" \
  -H 'x-patient-id: se_personal_number:191212121212')
echo "booked by header in the body $(echo "$answer" | status) $(echo "$answer" | first status)"
answer=$(send "$body" "$unit/appointments" -H "x-referring-resource: hsa_id:SE2321000131-E000000012345" \
  -H 'x-patient-id: se_personal_number:191212121212')
echo "taken $(echo "$answer" | status) $(echo "$answer" | first error_code)"
answer=$(send '{"status":"cancelled"}' "$unit/appointments/$appointment" -X PATCH)
echo "cancelled $(echo "$answer" | status) $(echo "$answer" | first status)"
