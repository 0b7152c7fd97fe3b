import QtQuick
import QtTest
import Opmaat.Controls

// The controls in which an answer is made by more than one tap.
TestCase {
    id: test

    name: "Making"
    when: windowShown
    width: 900
    height: 1500
    visible: true

    OrderList {
        id: order

        width: parent.width
        options: ["Rent", "Gym"]
        places: [0, 0]
        canUndo: false
        undoText: "Undo"
        hint: "Tap"
    }
    MatchLists {
        id: match

        y: 300
        width: parent.width
        leftTexts: ["Fine", "Rent"]
        rightTexts: ["Landlord", "Police"]
        leftPairs: [0, 0]
        rightPairs: [0, 0]
        held: 0
        hint: "Tap"
    }
    NumberField {
        id: number

        y: 600
        width: parent.width
        shown: ""
        unit: "hours"
        hint: ""
        markText: ","
        eraseText: "Erase"
    }
    MonthPicker {
        id: month

        y: 1050
        width: parent.width
        year: 2026
        months: ["January", "February", "March"]
        open: [true, true, false]
        selected: -1
        hasEarlier: true
        hasLater: false
        earlierText: "Earlier"
        laterText: "Later"
    }
    WordsField {
        id: words

        y: 1300
        width: parent.width
        words: "before"
        most: 10
        hint: "May stay empty"
        label: "What else?"
    }

    SignalSpy {
        id: spy
    }

    function listen(target, signalName) {
        spy.target = null;
        spy.signalName = signalName;
        spy.target = target;
        spy.clear();
    }

    function test_an_order_shows_the_numbers_it_is_given_and_takes_none_itself() {
        listen(order, "touched");
        mouseClick(findChild(order, "answer1"));
        compare(spy.signalArguments[0][0], 1);
        compare(findChild(order, "answer1").number, 0);
        order.places = [2, 1];
        compare(findChild(order, "answer1").number, 1);
        compare(findChild(order, "answer1").Accessible.name, "Gym, 1");
        listen(order, "undone");
        mouseClick(findChild(order, "undo"));
        compare(spy.count, 0);
        order.canUndo = true;
        mouseClick(findChild(order, "undo"));
        compare(spy.count, 1);
    }

    function test_pairs_have_one_number_on_both_sides() {
        listen(match, "rightTouched");
        mouseClick(findChild(match, "right1"));
        compare(spy.signalArguments[0][0], 1);
        match.leftPairs = [1, 0];
        match.rightPairs = [0, 1];
        compare(findChild(match, "answer0").number, 1);
        compare(findChild(match, "right1").number, 1);
        verify(findChild(match, "answer0").held);
        match.held = 1;
        verify(findChild(match, "answer1").held);
    }

    function test_a_number_is_typed_on_keys_of_its_own() {
        listen(number, "typed");
        mouseClick(findChild(number, "key7"));
        compare(spy.signalArguments[0][0], 7);
        listen(number, "marked");
        mouseClick(findChild(number, "mark"));
        compare(spy.count, 1);
        number.markText = "";
        verify(!findChild(number, "mark").visible);
        number.markText = ",";
        listen(number, "erased");
        mouseClick(findChild(number, "erase"));
        compare(spy.count, 1);
    }

    function test_a_month_that_cannot_be_is_not_chosen() {
        listen(month, "chosen");
        mouseClick(findChild(month, "month2"));
        compare(spy.count, 0);
        mouseClick(findChild(month, "month1"));
        compare(spy.signalArguments[0][0], 1);
        listen(month, "later");
        mouseClick(findChild(month, "later"));
        compare(spy.count, 0);
    }

    function test_words_are_no_longer_than_they_may_be_and_follow_what_is_given() {
        const field = findChild(words, "words");
        field.forceActiveFocus();
        field.selectAll();
        for (const letter of "abcdefghijklm")
            keyClick(letter);
        compare(field.text, "abcdefghij");
        keyClick(Qt.Key_Return);
        compare(field.text, "abcdefghij");
        words.words = "next";
        compare(field.text, "next");
    }
}
