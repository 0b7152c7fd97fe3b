* Encoding: UTF-8.
* Reads the answers and labels them. Run it in the folder of the table.
GET DATA
  /TYPE=TXT
  /FILE='tiny.csv'
  /ENCODING='UTF8'
  /ARRANGEMENT=DELIMITED
  /DELIMITERS=','
  /QUALIFIER='"'
  /FIRSTCASE=2
  /VARIABLES=
    row F8.0
    source A255
    language A255
    mode A255
    wants_change F3.0
    has_plan F3.0
    can_wait F3.0
    this_week F3.0
    owns_home F3.0
    debts__rent F3.0
    debts__energy F3.0
    debts__none F3.0
    rent_letter F3.0
    opens_post F3.0
    sorts_post F3.0
    change_task F3.0
    keeps_list F3.0.

VARIABLE LABELS row
  'Row, from 1'.
VARIABLE LABELS source
  'File that the answers come from'.
VARIABLE LABELS language
  'Language in which it was filled in'.
VARIABLE LABELS mode
  'How it was filled in: alone, together or read-aloud'.
VARIABLE LABELS wants_change
  'I want to change something.'.
VARIABLE LABELS has_plan
  'I have a plan.'.
VARIABLE LABELS can_wait
  'It can wait.'.
VARIABLE LABELS this_week
  'I start this week.'.
VARIABLE LABELS owns_home
  'Do you own your home?'.
VARIABLE LABELS debts__rent
  'What do you pay late? - Rent'.
VARIABLE LABELS debts__energy
  'What do you pay late? - Energy'.
VARIABLE LABELS debts__none
  'What do you pay late? - Nothing'.
VARIABLE LABELS rent_letter
  'Is there a letter about the rent?'.
VARIABLE LABELS opens_post
  'I open my post.'.
VARIABLE LABELS sorts_post
  'I keep my post.'.
VARIABLE LABELS change_task
  'You pay € 7 with € 10. What is your change?'.
VARIABLE LABELS keeps_list
  'I write down what I spend.'.

VALUE LABELS wants_change
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 'Not at all'
  1 'A little'
  2 'Yes'.
MISSING VALUES wants_change (-5 THRU -1).
VARIABLE LEVEL wants_change (ORDINAL).
VALUE LABELS has_plan
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 'Not at all'
  1 'A little'
  2 'Yes'.
MISSING VALUES has_plan (-5 THRU -1).
VARIABLE LEVEL has_plan (ORDINAL).
VALUE LABELS can_wait
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 'Not at all'
  1 'A little'
  2 'Yes'.
MISSING VALUES can_wait (-5 THRU -1).
VARIABLE LEVEL can_wait (ORDINAL).
VALUE LABELS this_week
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 'Not at all'
  1 'A little'
  2 'Yes'.
MISSING VALUES this_week (-5 THRU -1).
VARIABLE LEVEL this_week (ORDINAL).
VALUE LABELS owns_home
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 'Yes'
  1 'No'.
MISSING VALUES owns_home (-5 THRU -1).
VARIABLE LEVEL owns_home (NOMINAL).
VALUE LABELS debts__rent
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 'no'
  1 'yes'.
MISSING VALUES debts__rent (-5 THRU -1).
VARIABLE LEVEL debts__rent (NOMINAL).
VALUE LABELS debts__energy
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 'no'
  1 'yes'.
MISSING VALUES debts__energy (-5 THRU -1).
VARIABLE LEVEL debts__energy (NOMINAL).
VALUE LABELS debts__none
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 'no'
  1 'yes'.
MISSING VALUES debts__none (-5 THRU -1).
VARIABLE LEVEL debts__none (NOMINAL).
VALUE LABELS rent_letter
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 'Yes'
  1 'No'.
MISSING VALUES rent_letter (-5 THRU -1).
VARIABLE LEVEL rent_letter (NOMINAL).
VALUE LABELS opens_post
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 'Never'
  1 'Sometimes'
  2 'Often'
  3 'Always'.
MISSING VALUES opens_post (-5 THRU -1).
VARIABLE LEVEL opens_post (ORDINAL).
VALUE LABELS sorts_post
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 'Never'
  1 'Sometimes'
  2 'Always'.
MISSING VALUES sorts_post (-5 THRU -1).
VARIABLE LEVEL sorts_post (ORDINAL).
VALUE LABELS change_task
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 '€ 2'
  1 '€ 3'
  2 '€ 4'.
MISSING VALUES change_task (-5 THRU -1).
VARIABLE LEVEL change_task (ORDINAL).
VALUE LABELS keeps_list
  -5 'not-reached'
  -4 'not-shown'
  -3 'skipped'
  -2 'declined'
  -1 'dont-know'
  0 'No'
  1 'Yes'.
MISSING VALUES keeps_list (-5 THRU -1).
VARIABLE LEVEL keeps_list (ORDINAL).
EXECUTE.
