<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en">
<context>
    <name>AlarmPage</name>
    <message>
        <source>Go on with the questions</source>
        <extracomment>On the page of an alarm: back to where the client was</extracomment>
        <translation>Verder met de vragen</translation>
    </message>
    <message>
        <source>Stop for now</source>
        <extracomment>On the page of an alarm: end the questionnaire; asks first</extracomment>
        <translation>Nu stoppen</translation>
    </message>
    <message>
        <source>Raise your hand, or go to the desk: someone will help you.</source>
        <extracomment>On the page of an alarm, because the device itself calls nobody</extracomment>
        <translation>Steek uw hand op, of ga naar de balie. Daar helpt iemand u.</translation>
    </message>
    <message>
        <source>The questions can wait. What you have filled in is kept.</source>
        <extracomment>Nothing gets lost while the client waits</extracomment>
        <translation>De vragen kunnen wachten. Wat u hebt ingevuld, blijft bewaard.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Someone will help you</source>
        <extracomment>After a tap on the button that fetches a person</extracomment>
        <translation>Iemand helpt u</translation>
    </message>
    <message>
        <source>Raise your hand, or ask the person at the desk. Someone will come to you.</source>
        <extracomment>Says what to do, because the device itself calls nobody</extracomment>
        <translation>Steek uw hand op, of vraag het aan de balie. Er komt dan iemand naar u toe.</translation>
    </message>
    <message>
        <source>The questions can wait. What you have filled in is kept.</source>
        <extracomment>Nothing gets lost while the client waits</extracomment>
        <translation>De vragen kunnen wachten. Wat u hebt ingevuld, blijft bewaard.</translation>
    </message>
    <message>
        <source>Go on with the questions</source>
        <extracomment>On the page that fetches a person: back to where the client was</extracomment>
        <translation>Verder met de vragen</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Terug</translation>
    </message>
</context>
<context>
    <name>IntroductionPage</name>
    <message>
        <source>Go to the questions</source>
        <extracomment>Button below the sentence that introduces a few questions</extracomment>
        <translation>Naar de vragen</translation>
    </message>
    <message>
        <source>Do you have to leave in between? With this code you go on later today: %1</source>
        <extracomment>Small, below everything: the client can go on later, also after a device that failed. %1 is a code</extracomment>
        <translation>Moet u tussendoor weg? Met deze code gaat u vandaag later verder: %1</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Opmaat: questions for the client</source>
        <extracomment>Title of the window, for staff</extracomment>
        <translation>Opmaat: vragen voor de klant</translation>
    </message>
    <message>
        <source>Demonstration: everybody can read what you fill in here</source>
        <extracomment>On every page while the store is for demonstration only</extracomment>
        <translation>Demonstratie: iedereen kan lezen wat u hier invult</translation>
    </message>
</context>
<context>
    <name>NotStoredPage</name>
    <message>
        <source>That did not work</source>
        <extracomment>The device could not keep the last answer</extracomment>
        <translation>Dat lukte niet</translation>
    </message>
    <message>
        <source>You did nothing wrong. This device could not keep your last answer. All your earlier answers are safe.</source>
        <extracomment>The client did nothing wrong, and earlier answers are safe</extracomment>
        <translation>U hebt niets fout gedaan. Dit apparaat kon uw laatste antwoord niet bewaren. Al uw andere antwoorden zijn er nog.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Go back to where I was</source>
        <extracomment>Button: leave the message and see the same question again</extracomment>
        <translation>Terug naar waar ik was</translation>
    </message>
    <message>
        <source>Code for staff: %1</source>
        <extracomment>For staff who are called to the device; the code stands in the manual</extracomment>
        <translation>Code voor medewerkers: %1</translation>
    </message>
    <message>
        <source>Ask for help</source>
        <extracomment>Button: fetch a person because the device does not work</extracomment>
        <translation>Hulp vragen</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>Close</source>
        <extracomment>Button beside a question: shows or hides what it means</extracomment>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Uitleg</translation>
    </message>
    <message>
        <source>Next question</source>
        <extracomment>Button after a card to read, or after marking several answers</extracomment>
        <translation>Volgende vraag</translation>
    </message>
    <message>
        <source>This is to try it out. Your answer is not kept.</source>
        <extracomment>Above a question that is only for practice</extracomment>
        <translation>Dit is om te oefenen. Uw antwoord wordt niet bewaard.</translation>
    </message>
    <message>
        <source>Perhaps this helps. You may still skip it.</source>
        <extracomment>Before other words for a question, for somebody who would rather skip it. No pressure.</extracomment>
        <translation>Misschien helpt dit. U mag de vraag ook overslaan.</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Your answers</source>
        <extracomment>Title of the page after the last question</extracomment>
        <translation>Uw antwoorden</translation>
    </message>
    <message>
        <source>Do you want to change something? Tap the answer. Otherwise you are ready.</source>
        <extracomment>Nothing has to be changed; skipped questions may stay skipped</extracomment>
        <translation>Wilt u iets veranderen? Tik op het antwoord. Anders bent u klaar.</translation>
    </message>
    <message>
        <source>I am ready</source>
        <extracomment>Ends the questionnaire after the review</extracomment>
        <translation>Ik ben klaar</translation>
    </message>
</context>
<context>
    <name>ReviewRow</name>
    <message>
        <source>%1 %2. Change this answer</source>
        <extracomment>Read aloud for one row of the review; %1 is a question, %2 its answer</extracomment>
        <translation>%1 %2. Dit antwoord veranderen</translation>
    </message>
</context>
<context>
    <name>StillTherePage</name>
    <message>
        <source>Are you still there?</source>
        <extracomment>After some minutes without a touch</extracomment>
        <translation>Bent u er nog?</translation>
    </message>
    <message>
        <source>Take all the time you need. If nobody touches the screen, it closes in a minute. Then nobody else can see your answers.</source>
        <extracomment>The visit ends after a minute without a touch, so that nobody else sees the answers</extracomment>
        <translation>U krijgt alle tijd. Raakt niemand het scherm aan? Dan sluit het over een minuut. Zo kan niemand anders uw antwoorden zien.</translation>
    </message>
    <message>
        <source>Yes, I go on</source>
        <extracomment>The client was only thinking</extracomment>
        <translation>Ja, ik ga verder</translation>
    </message>
    <message>
        <source>Yes, I stop now</source>
        <translation>Ja, ik stop nu</translation>
    </message>
</context>
<context>
    <name>StopPage</name>
    <message>
        <source>Do you want to stop?</source>
        <extracomment>Asked after a tap on Stop</extracomment>
        <translation>Wilt u stoppen?</translation>
    </message>
    <message>
        <source>That is fine. What you have answered is kept. Your counsellor can look at it together with you.</source>
        <extracomment>What happens to the answers of a client who stops</extracomment>
        <translation>Dat mag. Wat u hebt ingevuld, blijft bewaard. Uw hulpverlener kan het samen met u bekijken.</translation>
    </message>
    <message>
        <source>Go on with the questions</source>
        <extracomment>The client does not want to stop after all</extracomment>
        <translation>Verder met de vragen</translation>
    </message>
    <message>
        <source>Yes, I stop now</source>
        <extracomment>The client wants to stop</extracomment>
        <translation>Ja, ik stop nu</translation>
    </message>
    <message>
        <source>These questions do not decide whether you get help. Also not when you stop now.</source>
        <extracomment>Help must never depend on the questionnaire, and the words must say so</extracomment>
        <translation>Deze vragen bepalen niet of u hulp krijgt. Ook niet als u nu stopt.</translation>
    </message>
    <message>
        <source>Go on later today</source>
        <extracomment>The client wants to go on later today, with a code</extracomment>
        <translation>Vandaag later verder</translation>
    </message>
    <message>
        <source>Stop altogether</source>
        <extracomment>The client wants to stop for good, and not to go on later</extracomment>
        <translation>Helemaal stoppen</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>You have stopped</source>
        <extracomment>The client stopped before the end</extracomment>
        <translation>U bent gestopt</translation>
    </message>
    <message>
        <source>That is fine. Thank you for what you did fill in.</source>
        <translation>Dat is goed. Dank u wel voor wat u hebt ingevuld.</translation>
    </message>
    <message>
        <source>Tell the person who helps you that you have stopped. Then you talk on together.</source>
        <extracomment>Help does not depend on the questionnaire</extracomment>
        <translation>Zeg tegen uw hulpverlener dat u bent gestopt. Dan praat u samen verder.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Close</source>
        <extracomment>Last button: clears the screen for the next person</extracomment>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>You have had all questions</source>
        <extracomment>Beside the progress bar, after the last question</extracomment>
        <translation>U hebt alle vragen gehad</translation>
    </message>
    <message>
        <source>About one minute to go</source>
        <extracomment>Beside the progress bar: expected time for what is left</extracomment>
        <translation>Nog ongeveer 1 minuut</translation>
    </message>
    <message>
        <source>About %1 minutes to go</source>
        <extracomment>Beside the progress bar: expected time for what is left, %1 is 2 or more</extracomment>
        <translation>Nog ongeveer %1 minuten</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Button on every page: end the questionnaire. Asks first.</extracomment>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Ask for help</source>
        <extracomment>Button on every page: fetch a person, not a text</extracomment>
        <translation>Hulp vragen</translation>
    </message>
</context>
<context>
    <name>WaysPast</name>
    <message>
        <source>Back</source>
        <extracomment>Button below a question: the question before</extracomment>
        <translation>Terug</translation>
    </message>
    <message>
        <source>I don&apos;t know</source>
        <extracomment>Button below a question: a full answer, nothing is wrong with it</extracomment>
        <translation>Weet ik niet</translation>
    </message>
    <message>
        <source>Skip</source>
        <extracomment>Button below a question: leaves it unanswered. Nothing is held against the client.</extracomment>
        <translation>Sla over</translation>
    </message>
    <message>
        <source>Skip it anyway</source>
        <extracomment>Button below a question: leaves it unanswered. Nothing is held against the client.</extracomment>
        <translation>Toch overslaan</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Start</source>
        <extracomment>The client begins on their own</extracomment>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>I would rather do this with someone</source>
        <extracomment>The client wants a person beside them; one is fetched</extracomment>
        <translation>Liever samen met iemand</translation>
    </message>
    <message>
        <source>I want the questions read to me</source>
        <extracomment>The client wants a person to read the questions to them; one is fetched</extracomment>
        <translation>Ik wil dat iemand de vragen voorleest</translation>
    </message>
    <message>
        <source>I have a code</source>
        <extracomment>The client has begun before and wants to go on</extracomment>
        <translation>Ik heb een code</translation>
    </message>
</context>
<context>
    <name>opmaat::kiosk::ReviewView</name>
    <message>
        <source>I don&apos;t know</source>
        <extracomment>In the review, instead of an answer. Neutral: nothing is wrong with not knowing.</extracomment>
        <translation>Weet ik niet</translation>
    </message>
    <message>
        <source>Skipped</source>
        <extracomment>In the review, instead of an answer. Neutral: nothing is wrong with skipping.</extracomment>
        <translation>Overgeslagen</translation>
    </message>
    <message>
        <source>Not answered</source>
        <extracomment>In the review, instead of an answer, for a question that was never reached</extracomment>
        <translation>Niet ingevuld</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Your code</source>
        <extracomment>The page where the client types the code from their paper</extracomment>
        <translation>Uw code</translation>
    </message>
    <message>
        <source>Type the twelve digits of your code.</source>
        <extracomment>What to do on the page of the code</extracomment>
        <translation>Toets de twaalf cijfers van uw code in.</translation>
    </message>
    <message>
        <source>Go on with the questions</source>
        <extracomment>Button below the code of the client</extracomment>
        <translation>Verder met de vragen</translation>
    </message>
    <message>
        <source>Go back</source>
        <extracomment>The client has no code after all</extracomment>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Erase</source>
        <extracomment>Key that takes the last digit away; short</extracomment>
        <translation>Wis</translation>
    </message>
</context>
<context>
    <name>PausedPage</name>
    <message>
        <source>Write down your code</source>
        <extracomment>The client goes on later; this page shows the code for that</extracomment>
        <translation>Schrijf uw code op</translation>
    </message>
    <message>
        <source>With this code you go on later, on any device like this one here. It works until the end of today.</source>
        <extracomment>Where and how long the code works</extracomment>
        <translation>Met deze code gaat u later verder, op elk apparaat zoals dit hier. De code werkt tot het einde van vandaag.</translation>
    </message>
    <message>
        <source>Have you lost the code? That is no problem. Your counsellor will help you. What you have answered is kept.</source>
        <extracomment>Losing the code has no consequences</extracomment>
        <translation>Bent u de code kwijt? Dat is niet erg. Uw hulpverlener helpt u dan verder. Wat u hebt ingevuld, blijft bewaard.</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <extracomment>Last button of a client who pauses: clears the screen for the next person</extracomment>
        <translation>Ik heb de code opgeschreven</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>One moment, please</source>
        <extracomment>The device needs a moment before it shows the code of the client</extracomment>
        <translation>Een ogenblik alstublieft</translation>
    </message>
</context>
<context>
    <name>opmaat::kiosk::CodeView</name>
    <message>
        <source>One moment. We are looking for your answers.</source>
        <extracomment>While a code is looked up, which takes a moment</extracomment>
        <translation>Een ogenblik. We zoeken uw antwoorden op.</translation>
    </message>
    <message>
        <source>That did not work yet. Please wait a moment, then you can try again: %1:%2</source>
        <extracomment>After several codes that did not work; %1 minutes and %2 seconds are counting down</extracomment>
        <translation>Het lukte nog niet. Wacht even, dan kunt u het opnieuw proberen: %1:%2</translation>
    </message>
    <message>
        <source>That did not work yet. Look at your code again, digit by digit. Is it a code of today? You can also ask someone to help you.</source>
        <extracomment>A code that leads nowhere: a typing mistake, or of yesterday. No blame.</extracomment>
        <translation>Het lukte nog niet. Kijk nog eens naar uw code, cijfer voor cijfer. Is de code van vandaag? U kunt ook iemand om hulp vragen.</translation>
    </message>
    <message>
        <source>This device takes no codes for now. Ask someone at the desk to help you. Your answers are safe.</source>
        <extracomment>After many codes that did not work; staff must come first</extracomment>
        <translation>Dit apparaat neemt nu even geen codes aan. Vraag iemand bij de balie om u te helpen. Uw antwoorden zijn veilig bewaard.</translation>
    </message>
    <message>
        <source>With this code you cannot go on here. Ask someone at the desk to help you. Your answers are safe.</source>
        <extracomment>The code is right, but of other questions than this device has, or already done</extracomment>
        <translation>Met deze code kunt u hier niet verder. Vraag iemand bij de balie om u te helpen. Uw antwoorden zijn veilig bewaard.</translation>
    </message>
    <message>
        <source>That did not work. You did nothing wrong. Try again, or ask someone at the desk to help you.</source>
        <extracomment>The device failed; the client did nothing wrong</extracomment>
        <translation>Het lukte niet. U deed niets verkeerd. Probeer het nog eens, of vraag iemand bij de balie om u te helpen.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Erase</source>
        <extracomment>Key that takes the last digit away; short</extracomment>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Year earlier</source>
        <extracomment>Button beside a year: shows the year before it</extracomment>
        <translation>Jaar eerder</translation>
    </message>
    <message>
        <source>Year later</source>
        <extracomment>Button beside a year: shows the year after it</extracomment>
        <translation>Jaar later</translation>
    </message>
    <message>
        <source>This may stay empty.</source>
        <extracomment>Below a place to write a few words. There is no need to write anything.</extracomment>
        <translation>U mag dit ook leeg laten.</translation>
    </message>
    <message>
        <source>Undo the last one</source>
        <extracomment>Button below things that were tapped in an order: takes the last number away again</extracomment>
        <translation>Laatste terugnemen</translation>
    </message>
    <message>
        <source>Tap them in your order. Tap again to take a number away.</source>
        <extracomment>Below things that are put in an order by tapping them one after the other</extracomment>
        <translation>Tik ze aan in uw volgorde. Nog eens tikken haalt een nummer weg.</translation>
    </message>
    <message>
        <source>Tap something on the left. Then tap on the right what goes with it.</source>
        <extracomment>Above two lists of things that belong together in pairs</extracomment>
        <translation>Tik links iets aan. Tik dan rechts aan wat erbij hoort.</translation>
    </message>
</context>
<context>
    <name>opmaat::kiosk::NumberForm</name>
    <message>
        <source>Choose a number in steps of %1.</source>
        <extracomment>Below a number that was typed, and that is not one of those that can be; %1 is 0.5</extracomment>
        <translation>Kies een getal in stappen van %1.</translation>
    </message>
    <message>
        <source>Choose a number from %1 to %2.</source>
        <extracomment>Below a number that was typed and that is too high or too low. No blame.</extracomment>
        <translation>Kies een getal van %1 tot en met %2.</translation>
    </message>
</context>
</TS>
