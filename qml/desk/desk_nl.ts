<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>AnswersSection</name>
    <message>
        <source>All questions and answers</source>
        <translation>Alle vragen en antwoorden</translation>
    </message>
    <message>
        <source>Hide the answers</source>
        <translation>Verberg de antwoorden</translation>
    </message>
    <message>
        <source>Show the answers</source>
        <translation>Toon de antwoorden</translation>
    </message>
    <message>
        <source>The number says how much an answer adds to the log odds of the profile explained above; an answer without a number is not scored.</source>
        <translation>Het getal zegt hoeveel een antwoord bijdraagt aan de log-kansverhouding van het profiel dat hierboven is uitgelegd. Een antwoord zonder getal telt niet mee in de berekening.</translation>
    </message>
</context>
<context>
    <name>AxisBar</name>
    <message>
        <source>Low: %1</source>
        <extracomment>The low end of an axis in words</extracomment>
        <translation>Laag: %1</translation>
    </message>
    <message>
        <source>High: %1</source>
        <extracomment>The high end of an axis in words</extracomment>
        <translation>Hoog: %1</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>One interview</source>
        <translation>Eén vragenlijst</translation>
    </message>
    <message>
        <source>Needs a person now</source>
        <translation>Hier is nu iemand nodig</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Goed om te weten</translation>
    </message>
</context>
<context>
    <name>CaseTop</name>
    <message>
        <source>All interviews</source>
        <translation>Alle vragenlijsten</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Op slot</translation>
    </message>
</context>
<context>
    <name>FacetRow</name>
    <message>
        <source>Questions for the talk</source>
        <translation>Vragen voor het gesprek</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>For a screen reader: %1 topic, %2 what unfolds</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FacetsSection</name>
    <message>
        <source>Topic by topic</source>
        <translation>Onderwerp voor onderwerp</translation>
    </message>
    <message>
        <source>The strongest first. A wide bar means that little is known about it yet.</source>
        <translation>De sterkste eerst. Een brede balk betekent dat er nog weinig over bekend is.</translation>
    </message>
</context>
<context>
    <name>FoldingLine</name>
    <message>
        <source>Unfolded</source>
        <translation>Uitgeklapt</translation>
    </message>
    <message>
        <source>Folded: press to read more</source>
        <translation>Ingeklapt: druk om meer te lezen</translation>
    </message>
</context>
<context>
    <name>ImpressionSection</name>
    <message>
        <source>First your own impression</source>
        <translation>Eerst uw eigen indruk</translation>
    </message>
    <message>
        <source>What do you think yourself, after meeting this person and reading the above? Make up your mind first. A proposal that is seen too early colours how you listen. Then see what the answers suggest, and why.</source>
        <translation>Wat denkt u zelf, na de kennismaking en na het lezen van wat hierboven staat? Bepaal dat eerst. Wie een voorstel te vroeg ziet, luistert anders. Bekijk daarna wat de antwoorden suggereren, en waarom.</translation>
    </message>
    <message>
        <source>Show the proposal</source>
        <extracomment>Opens the proposed profile with its reasons</extracomment>
        <translation>Toon het voorstel</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>List of interviews</source>
        <translation>Lijst van vragenlijsten</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Ingevulde vragenlijsten</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Kijk opnieuw</translation>
    </message>
    <message>
        <source>The list may be out of date</source>
        <translation>De lijst is misschien niet actueel</translation>
    </message>
    <message>
        <source>There are no interviews yet. As soon as somebody begins at the kiosk, it shows here by itself.</source>
        <translation>Er zijn nog geen vragenlijsten. Zodra iemand bij de kiosk begint, ziet u dat hier vanzelf.</translation>
    </message>
    <message>
        <source>Lock</source>
        <extracomment>Nobody can read the interviews until a passphrase is given again</extracomment>
        <translation>Op slot</translation>
    </message>
    <message>
        <source>Somebody cannot go on with a code</source>
        <translation>Iemand komt niet verder met een code</translation>
    </message>
    <message>
        <source>I have looked: let them try again</source>
        <extracomment>The kiosk takes codes again; after a look who stands there</extracomment>
        <translation>Ik heb gekeken: laat opnieuw proberen</translation>
    </message>
    <message>
        <source>DEMO: everybody can read what is kept here. Use no real clients.</source>
        <translation>DEMO: iedereen kan lezen wat hier wordt bewaard. Gebruik geen echte cliënten.</translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>LookedSection</name>
    <message>
        <source>Who looked before</source>
        <translation>Wie hier eerder keek</translation>
    </message>
    <message>
        <source>Every time somebody opens these answers it is kept. The client may ask to see it.</source>
        <extracomment>Below the title of the list of people who looked at the answers</extracomment>
        <translation>Elke keer dat iemand deze antwoorden opent, wordt bewaard. De cliënt mag dat inzien.</translation>
    </message>
    <message>
        <source>Nobody yet. You are the first.</source>
        <translation>Nog niemand. U bent de eerste.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Opmaat for counsellors</source>
        <translation>Opmaat voor hulpverleners</translation>
    </message>
</context>
<context>
    <name>OfferList</name>
    <message>
        <source>%1: %2</source>
        <extracomment>What may help or deserves attention, and why</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>OffersSection</name>
    <message>
        <source>What deserves attention, and what may help</source>
        <translation>Waar u op kunt letten, en wat kan helpen</translation>
    </message>
    <message>
        <source>From the tables of your municipality. Suggestions for the talk: they refuse nobody and promise nothing.</source>
        <translation>Uit de tabellen van uw gemeente. Suggesties voor het gesprek: ze sluiten niemand uit en beloven niets.</translation>
    </message>
    <message>
        <source>Pay attention to</source>
        <translation>Let op</translation>
    </message>
    <message>
        <source>May help</source>
        <translation>Kan helpen</translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation>Vraag dit eerst</translation>
    </message>
    <message>
        <source>Hold what may help against these points</source>
        <translation>Leg wat kan helpen langs deze punten</translation>
    </message>
    <message>
        <source>Steps to agree on, in the client&apos;s words</source>
        <translation>Stappen om af te spreken, in de woorden van de cliënt</translation>
    </message>
    <message>
        <source>Rather offer than guess</source>
        <translation>Liever aanbieden dan gissen</translation>
    </message>
</context>
<context>
    <name>PositionSection</name>
    <message>
        <source>Where this person stands now</source>
        <translation>Waar deze persoon nu staat</translation>
    </message>
    <message>
        <source>According to the answers, and only for today. T 50 is the assumed middle, not a norm. Behind every score stands the range that holds it with a chance of nine in ten, given the weights.</source>
        <translation>Volgens de antwoorden, en alleen voor vandaag. T 50 is het aangenomen midden, geen norm. Achter elke score staat tussen welke grenzen die met een kans van negen op tien ligt, gegeven de gewichten.</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>Wat helpt</translation>
    </message>
    <message>
        <source>Picture of the position on two axes</source>
        <translation>Tekening van de positie op twee assen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ProbabilityBar</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Nothing has been lost or changed.</source>
        <translation>Er is niets verloren of veranderd.</translation>
    </message>
    <message>
        <source>All interviews</source>
        <translation>Alle vragenlijsten</translation>
    </message>
</context>
<context>
    <name>ProposalSection</name>
    <message>
        <source>A hypothesis for the talk. It decides nothing; you and the client do. Never tell the client a name of a profile.</source>
        <translation>Een hypothese voor het gesprek. Die beslist niets; dat doen u en de cliënt. Noem een profielnaam nooit tegen de cliënt.</translation>
    </message>
</context>
<context>
    <name>ProvenanceSection</name>
    <message>
        <source>Where this comes from</source>
        <translation>Waar dit vandaan komt</translation>
    </message>
    <message>
        <source>With these, everybody can compute the same result again.</source>
        <translation>Hiermee kan iedereen dezelfde uitkomst opnieuw berekenen.</translation>
    </message>
</context>
<context>
    <name>QualitySection</name>
    <message>
        <source>Can the answers be relied on?</source>
        <translation>Hoe goed zijn de antwoorden te lezen?</translation>
    </message>
    <message>
        <source>Here: %1</source>
        <extracomment>The verdict that holds, among the three</extracomment>
        <translation>Hier: %1</translation>
    </message>
    <message>
        <source>To talk about</source>
        <translation>Om over te praten</translation>
    </message>
</context>
<context>
    <name>ReasonsSection</name>
    <message>
        <source>Reasons for and against</source>
        <translation>Redenen voor en tegen</translation>
    </message>
    <message>
        <source>%1 The numbers are log odds: above 0 makes it more probable, below 0 less.</source>
        <translation>%1 De getallen zijn log-kansverhoudingen: boven 0 maakt het waarschijnlijker, onder 0 minder waarschijnlijk.</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Voor</translation>
    </message>
    <message>
        <source>No topic speaks clearly for it.</source>
        <translation>Geen onderwerp spreekt er duidelijk voor.</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Tegen</translation>
    </message>
    <message>
        <source>No topic speaks clearly against it.</source>
        <translation>Geen onderwerp spreekt er duidelijk tegen.</translation>
    </message>
    <message>
        <source>What we do not know</source>
        <translation>Wat we niet weten</translation>
    </message>
    <message>
        <source>Good to ask</source>
        <translation>Goed om te vragen</translation>
    </message>
    <message>
        <source>What would change this</source>
        <translation>Wat dit zou veranderen</translation>
    </message>
</context>
<context>
    <name>ScalesSection</name>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>Sums of answers, as whoever made the questionnaire declared them. A missing answer never counts as 0.</source>
        <translation>Antwoorden bij elkaar opgeteld, zoals de maker van de vragenlijst dat heeft vastgelegd. Een antwoord dat ontbreekt, telt nooit als 0.</translation>
    </message>
</context>
<context>
    <name>SuggestionsSection</name>
    <message>
        <source>If this fits</source>
        <translation>Als dit past</translation>
    </message>
    <message>
        <source>Check first</source>
        <translation>Eerst nagaan</translation>
    </message>
    <message>
        <source>What may help</source>
        <translation>Wat kan helpen</translation>
    </message>
    <message>
        <source>Better not</source>
        <translation>Liever niet</translation>
    </message>
    <message>
        <source>What often happens later</source>
        <translation>Wat er later vaak gebeurt</translation>
    </message>
</context>
<context>
    <name>SumTable</name>
    <message>
        <source>It adds up</source>
        <translation>Het telt op</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Unlock the interviews</source>
        <translation>Ontgrendel de vragenlijsten</translation>
    </message>
    <message>
        <source>The interviews are locked</source>
        <translation>De vragenlijsten zijn op slot</translation>
    </message>
    <message>
        <source>What clients answered can only be read with your own passphrase.</source>
        <translation>Wat cliënten hebben ingevuld, is alleen te lezen met uw eigen wachtzin.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Wachtzin</translation>
    </message>
    <message>
        <source>One moment.</source>
        <extracomment>While the passphrase is tried, about a second</extracomment>
        <translation>Een ogenblik.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Ontgrendelen</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::Desk</name>
    <message>
        <source>This interview cannot be shown</source>
        <translation>Deze vragenlijst kan niet worden getoond</translation>
    </message>
    <message>
        <source>The questionnaire of this interview is not here</source>
        <extracomment>%1 pack id, %2 version, %3 folder</extracomment>
        <translation>De vragen bij deze antwoorden zijn hier niet</translation>
    </message>
    <message>
        <source>It was filled in with questionnaire &quot;%1&quot;, version %2. That is not in %3. Put the folder of the questionnaire there, or start this program with --packs and the folder that has it. The answers themselves are safe.</source>
        <translation>Er is ingevuld met vragenlijst ‘%1’, versie %2. Die staat niet in %3. Zet de map van de vragenlijst daar neer, of start dit programma met --packs en de map waar die wel staat. De antwoorden zelf zijn veilig.</translation>
    </message>
    <message>
        <source>This answers file cannot be shown</source>
        <translation>Dit antwoordenbestand kan niet worden getoond</translation>
    </message>
    <message>
        <source>No interviews to read</source>
        <translation>Geen vragenlijsten om te lezen</translation>
    </message>
    <message>
        <source>Start this program with --store and the place of the interviews, or with --demo.</source>
        <translation>Start dit programma met --store en de plaats van de vragenlijsten, of met --demo.</translation>
    </message>
    <message>
        <source>The interviews cannot be read</source>
        <translation>De vragenlijsten kunnen niet worden gelezen</translation>
    </message>
    <message>
        <source>This interview is not shown</source>
        <translation>Deze vragenlijst wordt niet getoond</translation>
    </message>
    <message>
        <source>The client has asked not to use these answers for now. They are kept. The administrator can release them when the client agrees.</source>
        <translation>De cliënt heeft gevraagd deze antwoorden voorlopig niet te gebruiken. Ze blijven bewaard. De beheerder kan ze weer vrijgeven als de cliënt dat goed vindt.</translation>
    </message>
    <message>
        <source>This interview is still going on</source>
        <translation>Deze vragenlijst wordt nog ingevuld</translation>
    </message>
    <message>
        <source>The client is answering, or left without stopping. The interview can be opened as soon as it is finished, stopped or paused, and otherwise tomorrow. Does the client need help? Go and see them: the list says so when an answer asks for a person.</source>
        <translation>De cliënt is bezig, of is weggegaan zonder te stoppen. U kunt de vragenlijst openen zodra die af, gestopt of gepauzeerd is, en anders morgen. Heeft de cliënt hulp nodig? Ga dan even kijken: de lijst zegt het als een antwoord om een mens vraagt.</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::Figures</name>
    <message>
        <source>T %1 (%2 to %3)</source>
        <extracomment>A T score with its 90 per cent interval, for example &quot;T 54 (49 to 60)&quot;</extracomment>
        <translation>T %1 (%2 tot %3)</translation>
    </message>
    <message>
        <source>less than 1%</source>
        <extracomment>A probability below one per cent</extracomment>
        <translation>minder dan 1%</translation>
    </message>
    <message>
        <source>more than 99%</source>
        <extracomment>A probability above 99 per cent; nothing is ever shown as certain</extracomment>
        <translation>meer dan 99%</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>A percentage, for example &quot;71%&quot;</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <extracomment>Format of a day, see QLocale::toString; for example &quot;Sunday 22 November 2026&quot;</extracomment>
        <translation>dddd d MMMM yyyy</translation>
    </message>
    <message>
        <source>not measured</source>
        <extracomment>Instead of a score, when no question about it was answered</extracomment>
        <translation>niet gemeten</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::HeadingView</name>
    <message>
        <source>filled in together with somebody</source>
        <translation>samen met iemand ingevuld</translation>
    </message>
    <message>
        <source>read aloud</source>
        <translation>voorgelezen</translation>
    </message>
    <message>
        <source>filled in alone</source>
        <translation>alleen ingevuld</translation>
    </message>
    <message>
        <source>Answers file</source>
        <extracomment>Instead of a code, when one answers file was opened</extracomment>
        <translation>Antwoordenbestand</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Day and time of an interview, for example &quot;Sunday 22 November 2026, 14:05&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>This interview is not finished. What you read here can still change.</source>
        <translation>Deze vragenlijst is nog niet af. Wat u hier leest, kan nog veranderen.</translation>
    </message>
    <message>
        <source>The client stopped before the end. That is allowed and says nothing about wanting help.</source>
        <translation>De cliënt is voor het einde gestopt. Dat mag, en het zegt niets over hulp willen.</translation>
    </message>
    <message>
        <source>Filled in with version %1 of the questionnaire and computed here with version %2. The result can differ from the one of that day.</source>
        <extracomment>%1 version filled in with, %2 version shown with</extracomment>
        <translation>Ingevuld met versie %1 van de vragenlijst en hier berekend met versie %2. De uitkomst kan anders zijn dan die van toen.</translation>
    </message>
    <message>
        <source>Answers to questions that this version no longer has, and that do not count here: %1.</source>
        <extracomment>%1 is a number</extracomment>
        <translation>Antwoorden op vragen die deze versie niet meer heeft, en die hier niet meetellen: %1.</translation>
    </message>
    <message>
        <source>in Dutch</source>
        <extracomment>The language in which somebody answered</extracomment>
        <translation>in het Nederlands</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>in het Engels</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>Pack, mode and language, for example &quot;Will, ability, moment · filled in alone · in Dutch&quot;</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 questionnaire, %2 its shorter form, for example &quot;Will, ability, moment (short form)&quot;</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::InterviewList</name>
    <message>
        <source>finished</source>
        <extracomment>State of an interview</extracomment>
        <translation>afgerond</translation>
    </message>
    <message>
        <source>stopped before the end</source>
        <translation>eerder gestopt</translation>
    </message>
    <message>
        <source>someone is needed here now; %1</source>
        <extracomment>State of an interview in which an answer asked for a person; %1 its other state</extracomment>
        <translation>hier is nu iemand nodig; %1</translation>
    </message>
    <message>
        <source>not finished, last answer at %1</source>
        <extracomment>State of an interview that has not ended; %1 time of its last event</extracomment>
        <translation>nog niet af, laatste antwoord om %1</translation>
    </message>
    <message>
        <source>%1 questions</source>
        <extracomment>Number of questions answered in an interview whose questionnaire is not here</extracomment>
        <translation>%1 vragen</translation>
    </message>
    <message>
        <source>%1 of %2 questions</source>
        <extracomment>Questions answered, of the questions that apply</extracomment>
        <translation>%1 van %2 vragen</translation>
    </message>
    <message>
        <source>Interview %1, %2, %3, %4, %5, %6</source>
        <extracomment>What a screen reader says of one interview: code, day, time, questionnaire, answered, state</extracomment>
        <translation>Vragenlijst %1, %2, %3, %4, %5, %6</translation>
    </message>
    <message>
        <source>paused, last answer at %1</source>
        <extracomment>State of an interview that the client goes on with later; %1 time of its last event</extracomment>
        <translation>gepauzeerd, laatste antwoord om %1</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::OffersView</name>
    <message>
        <source>Source: %1</source>
        <extracomment>Where a suggestion comes from</extracomment>
        <translation>Bron: %1</translation>
    </message>
    <message>
        <source>Not known yet: %1</source>
        <extracomment>%1 one or more questions</extracomment>
        <translation>Nog niet bekend: %1</translation>
    </message>
    <message>
        <source>For: %1</source>
        <extracomment>On the card of a product: for whom it is, who carries it out, how long, when rather not</extracomment>
        <translation>Voor: %1</translation>
    </message>
    <message>
        <source>By: %1</source>
        <translation>Door: %1</translation>
    </message>
    <message>
        <source>How long: %1</source>
        <translation>Hoe lang: %1</translation>
    </message>
    <message>
        <source>Better not: %1</source>
        <translation>Liever niet: %1</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Nog niet bekend</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 another instrument, %2 when and how to offer it</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::PositionView</name>
    <message>
        <source>low</source>
        <translation>laag</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoog</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1 axis, %2 its score with interval</extracomment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>The dot is the best estimate. The chance is one in two that the real position lies in the inner ellipse, and nine in ten that it lies in the outer one.</source>
        <translation>De stip is de beste schatting. De kans is een op twee dat de werkelijke positie in de binnenste ellips ligt, en negen op tien dat die in de buitenste ligt.</translation>
    </message>
    <message>
        <source>%1 runs from &quot;%2&quot; to &quot;%3&quot;.</source>
        <extracomment>%1 axis, %2 what a low score means, %3 what a high score means</extracomment>
        <translation>%1 loopt van ‘%2’ tot ‘%3’.</translation>
    </message>
    <message>
        <source>%1 (%2 %3, %4 %5)</source>
        <extracomment>A profile&apos;s centre: %1 profile, %2 and %3 axis and T score, %4 and %5 the other axis</extracomment>
        <translation>%1 (%2 %3, %4 %5)</translation>
    </message>
    <message>
        <source>Centres of the profiles: %1.</source>
        <translation>Middens van de profielen: %1.</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <extracomment>How much a facet rests on: answered questions of all its questions</extracomment>
        <translation>%1 van %2 beantwoord</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::ProposalView</name>
    <message>
        <source>proposal</source>
        <extracomment>Beside a profile in the list of probabilities</extracomment>
        <translation>voorstel</translation>
    </message>
    <message>
        <source>runner-up</source>
        <translation>tweede</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::QualityView</name>
    <message>
        <source>Good to use</source>
        <extracomment>The three verdicts on the quality of the answers, most usable first</extracomment>
        <translation>Goed bruikbaar</translation>
    </message>
    <message>
        <source>Read with care</source>
        <translation>Voorzichtig lezen</translation>
    </message>
    <message>
        <source>Discuss first</source>
        <translation>Eerst bespreken</translation>
    </message>
    <message>
        <source>Nothing in the way the answers were given asks for extra care.</source>
        <translation>Niets in de manier van antwoorden vraagt om extra voorzichtigheid.</translation>
    </message>
    <message>
        <source>The result is usable, but talk about these points before you lean on it.</source>
        <translation>De uitkomst is bruikbaar, maar bespreek deze punten voordat u erop bouwt.</translation>
    </message>
    <message>
        <source>Talk about these points first. Until then no profile is proposed.</source>
        <translation>Bespreek eerst deze punten. Tot die tijd wordt er geen profiel voorgesteld.</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::ReasonsView</name>
    <message>
        <source>No profile is proposed. This is about the most probable one: %1.</source>
        <extracomment>%1 profile: that of the proposal, or the most probable one when there is no proposal</extracomment>
        <translation>Er wordt geen profiel voorgesteld. Dit gaat over het waarschijnlijkste: %1.</translation>
    </message>
    <message>
        <source>This is about the proposal: %1.</source>
        <translation>Dit gaat over het voorstel: %1.</translation>
    </message>
    <message>
        <source>Before any answer</source>
        <extracomment>Lines of a small sum, from the start to the total</extracomment>
        <translation>Voordat er iets was geantwoord</translation>
    </message>
    <message>
        <source>Reasons for, together</source>
        <translation>Redenen voor, samen</translation>
    </message>
    <message>
        <source>Reasons against, together</source>
        <translation>Redenen tegen, samen</translation>
    </message>
    <message>
        <source>All other topics, together</source>
        <translation>Alle andere onderwerpen, samen</translation>
    </message>
    <message>
        <source>With all answers</source>
        <translation>Met alle antwoorden</translation>
    </message>
    <message>
        <source>In chances: the probability of %1 goes from %2 before any answer to %3 with all answers.</source>
        <extracomment>%1 profile, %2 and %3 probabilities such as &quot;20%&quot;</extracomment>
        <translation>In kansen: de waarschijnlijkheid van %1 gaat van %2 zonder antwoorden naar %3 met alle antwoorden.</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::RecordView</name>
    <message>
        <source>answered</source>
        <extracomment>What happened to a question</extracomment>
        <translation>beantwoord</translation>
    </message>
    <message>
        <source>does not know</source>
        <translation>weet het niet</translation>
    </message>
    <message>
        <source>would rather not say</source>
        <translation>zegt het liever niet</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>overgeslagen</translation>
    </message>
    <message>
        <source>not asked: did not apply</source>
        <translation>niet gevraagd: niet van toepassing</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>niet aan toegekomen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 what happened, %2 to how many questions; for example &quot;skipped: 3&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <extracomment>%1 name, %2 version</extracomment>
        <translation>%1, versie %2</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <extracomment>Labels in the list of what is needed to compute a result again</extracomment>
        <translation>Vragenlijst</translation>
    </message>
    <message>
        <source>Hash of the questionnaire</source>
        <translation>Hash van de vragenlijst</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>geijkt</translation>
    </message>
    <message>
        <source>estimate by experts, not calibrated</source>
        <translation>schatting van deskundigen, niet geijkt</translation>
    </message>
    <message>
        <source>Weights</source>
        <extracomment>%1 version, %2 where the weights come from</extracomment>
        <translation>Gewichten</translation>
    </message>
    <message>
        <source>version %1 (%2)</source>
        <translation>versie %1 (%2)</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profielen</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>versie %1</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>Points an axis in the computation</source>
        <translation>Punten per as in de berekening</translation>
    </message>
    <message>
        <source>Largest error of the computation</source>
        <extracomment>%1 a very small number, such as 3.0e-07</extracomment>
        <translation>Grootste rekenfout</translation>
    </message>
    <message>
        <source>%1 T points</source>
        <translation>%1 T-punten</translation>
    </message>
    <message>
        <source>Seed and number of pairs of orders</source>
        <extracomment>Seed of the random orders in which contributions are computed</extracomment>
        <translation>Startgetal en aantal paren volgordes</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Sampling error of a contribution, at most</source>
        <translation>Steekproeffout van een bijdrage, hoogstens</translation>
    </message>
    <message>
        <source>because the client asked</source>
        <extracomment>Why somebody looked at the answers</extracomment>
        <translation>omdat de cliënt het vroeg</translation>
    </message>
    <message>
        <source>for an objection or a complaint</source>
        <translation>voor een bezwaar of een klacht</translation>
    </message>
    <message>
        <source>for supervision</source>
        <translation>voor toezicht</translation>
    </message>
    <message>
        <source>for the talk</source>
        <translation>voor het gesprek</translation>
    </message>
    <message>
        <source>Place in the record</source>
        <extracomment>Where the record of all interviews stood when this page was made; on paper it shows later that nothing was taken away. %1 number, %2 letters and digits</extracomment>
        <translation>Plaats in het register</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Day and time at which somebody looked</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, form %2</source>
        <extracomment>%1 questionnaire with its version, %2 which shorter form of it was used</extracomment>
        <translation>%1, vorm %2</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::ScalesView</name>
    <message>
        <source>%1 to %2</source>
        <extracomment>From the lowest to the highest</extracomment>
        <translation>%1 tot %2</translation>
    </message>
    <message>
        <source>nine in ten: %1</source>
        <extracomment>%1 a range, such as &quot;14 to 22&quot;</extracomment>
        <translation>negen op de tien: %1</translation>
    </message>
    <message>
        <source>beside %1: %2</source>
        <extracomment>%1 reference group, %2 what the score is worth there</extracomment>
        <translation>naast %1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 score, %2 the lowest and highest that there can be</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>geen score</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>%1 van %2 beantwoord</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <extracomment>Who says that a scale is scored so</extracomment>
        <translation>Bron: %1</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::SuggestionsView</name>
    <message>
        <source>No profile is proposed. Only if the talk shows that %1 fits, these are suggestions:</source>
        <extracomment>%1 the most probable profile, which is not proposed</extracomment>
        <translation>Er wordt geen profiel voorgesteld. Alleen als uit het gesprek blijkt dat %1 past, zijn dit suggesties:</translation>
    </message>
    <message>
        <source>If the talk shows that %1 fits, these are suggestions:</source>
        <extracomment>%1 the proposed profile</extracomment>
        <translation>Als uit het gesprek blijkt dat %1 past, zijn dit suggesties:</translation>
    </message>
</context>
<context>
    <name>opmaat::desk::WrongCodes</name>
    <message>
        <source>At %1 several codes did not work. It makes people wait before the next one. Look who stands there, and help.</source>
        <extracomment>%1 is what the device is called, for example &quot;kiosk 1&quot;</extracomment>
        <translation>Bij %1 werkten meerdere codes niet. Het apparaat laat mensen nu wachten voor de volgende poging. Kijk wie er staat, en help.</translation>
    </message>
</context>
</TS>
