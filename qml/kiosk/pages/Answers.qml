import QtQuick
import QtQuick.Layouts
import Opmaat.Controls
import Opmaat.Kiosk

/*! What a question can be answered with: one control a kind of question, of which one shows.

    All of them stand here, empty, since Qt 6.4 cannot load a bound component when it is needed.
*/
ColumnLayout {
    id: root

    required property QuestionView question

    readonly property int kind: root.question.kind
    readonly property int most: root.kind === QuestionView.Several ? Theme.manyMarks : Theme.manyAnswers
    readonly property int columns: root.question.options.length > root.most && root.width > Theme.narrowScreen - 2 * Theme.margin ? 2 : 1
    readonly property bool sideBySide: root.width >= root.question.options.length * Theme.scalePoint

    function focusOn(reason: int) {
        for (const control of [choice, scale, twoStep, pictures, several, number, month, words, order, match]) {
            if (control.visible)
                control.focusOn(root.question.selected, reason);
        }
    }

    spacing: 0

    ChoiceList {
        id: choice

        visible: root.kind === QuestionView.Choice || (root.kind === QuestionView.Scale && !root.sideBySide)
        columns: root.columns
        options: choice.visible ? root.question.options : []
        selected: root.question.selected
        Layout.fillWidth: true
        onChosen: index => root.question.touch(index)
    }
    ScaleList {
        id: scale

        visible: root.kind === QuestionView.Scale && root.sideBySide
        options: scale.visible ? root.question.options : []
        selected: root.question.selected
        Layout.fillWidth: true
        onChosen: index => root.question.touch(index)
    }
    TwoStepList {
        id: twoStep

        visible: root.kind === QuestionView.TwoStep
        steps: twoStep.visible ? root.question.steps : []
        step: root.question.step
        options: twoStep.visible ? root.question.stepOptions : []
        selected: root.question.stepSelected
        Layout.fillWidth: true
        onStepChosen: step => root.question.touchStep(step)
        onChosen: index => root.question.touchStepOption(index)
    }
    PictureList {
        id: pictures

        visible: root.kind === QuestionView.Picture
        options: pictures.visible ? root.question.options : []
        pictures: root.question.pictures
        pictureTexts: root.question.pictureTexts
        selected: root.question.selected
        Layout.fillWidth: true
        onChosen: index => root.question.touch(index)
    }
    SeveralList {
        id: several

        visible: root.kind === QuestionView.Several
        columns: root.columns
        options: several.visible ? root.question.options : []
        marked: root.question.marked
        Layout.fillWidth: true
        onToggled: index => root.question.touch(index)
    }
    NumberField {
        id: number

        visible: root.kind === QuestionView.Number
        wide: root.width > Theme.columnWidth * 0.8
        shown: root.question.number.shown
        unit: root.question.number.unit
        hint: root.question.number.hint
        markText: root.question.number.mark
        //: Key that takes the last digit away; short
        eraseText: qsTr("Erase")
        Layout.fillWidth: true
        onTyped: digit => root.question.number.type(digit)
        onMarked: root.question.number.typeMark()
        onErased: root.question.number.erase()
    }
    MonthPicker {
        id: month

        visible: root.kind === QuestionView.Month
        year: root.question.month.year
        months: month.visible ? root.question.month.months : []
        open: root.question.month.open
        selected: root.question.month.selected
        hasEarlier: root.question.month.hasEarlier
        hasLater: root.question.month.hasLater
        //: Button beside a year: shows the year before it
        earlierText: qsTr("Year earlier")
        //: Button beside a year: shows the year after it
        laterText: qsTr("Year later")
        Layout.fillWidth: true
        onEarlier: root.question.month.earlier()
        onLater: root.question.month.later()
        onChosen: index => root.question.month.choose(index)
    }
    WordsField {
        id: words

        visible: root.kind === QuestionView.Text
        words: root.question.words.words
        most: root.question.words.most
        label: root.question.text
        //: Below a place to write a few words. There is no need to write anything.
        hint: qsTr("This may stay empty.")
        Layout.fillWidth: true
        onWritten: words => {
            if (words.visible)
                root.question.words.write(words);
        }
    }
    OrderList {
        id: order

        visible: root.kind === QuestionView.Ordering
        options: order.visible ? root.question.options : []
        places: root.question.order.places
        canUndo: root.question.order.canUndo
        //: Button below things that were tapped in an order: takes the last number away again
        undoText: qsTr("Undo the last one")
        //: Below things that are put in an order by tapping them one after the other
        hint: qsTr("Tap them in your order. Tap again to take a number away.")
        Layout.fillWidth: true
        onTouched: index => root.question.touch(index)
        onUndone: root.question.order.undo()
    }
    MatchLists {
        id: match

        visible: root.kind === QuestionView.Matching
        leftTexts: match.visible ? root.question.options : []
        rightTexts: match.visible ? root.question.match.right : []
        leftPairs: root.question.match.leftPairs
        rightPairs: root.question.match.rightPairs
        held: root.question.match.held
        //: Above two lists of things that belong together in pairs
        hint: qsTr("Tap something on the left. Then tap on the right what goes with it.")
        Layout.fillWidth: true
        onLeftTouched: index => root.question.match.touchLeft(index)
        onRightTouched: index => root.question.match.touchRight(index)
    }
}
