import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/*! A few words in the client's own writing. What may stand there is at most `most` characters long.

    Shows `words`, reports what is written through `written`.
*/
ColumnLayout {
    id: root

    required property string words
    required property int most
    required property string hint // that it may stay empty
    required property string label

    signal written(string words)

    function focusOn(index: int, reason: int) {
        field.forceActiveFocus(reason);
    }

    spacing: Theme.gap
    // Writing ends the binding of the text; other words come in this way.
    onWordsChanged: {
        if (field.text !== root.words)
            field.text = root.words;
    }

    T.TextArea {
        id: field

        objectName: "words"
        text: root.words
        font.pixelSize: Theme.answerSize
        color: Theme.ink
        selectionColor: Theme.touched
        selectedTextColor: Theme.ink
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        padding: Theme.space
        implicitHeight: Math.max(2.4 * Theme.touchTarget, contentHeight + 2 * Theme.space)
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
        Accessible.name: root.label
        Layout.fillWidth: true
        // One line for the record; the screen breaks it where it must.
        Keys.onReturnPressed: event => event.accepted = true
        Keys.onEnterPressed: event => event.accepted = true
        Keys.onTabPressed: field.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
        onTextChanged: {
            if (field.text.length > root.most)
                field.remove(root.most, field.text.length);
            root.written(field.text);
        }

        background: Rectangle {
            radius: Theme.radius
            color: Theme.surface
            border.color: field.activeFocus ? Theme.focus : Theme.line
            border.width: field.activeFocus ? Theme.focusWidth : Theme.lineWidth
        }
    }
    RowLayout {
        spacing: Theme.space

        Words {
            text: root.hint
            color: Theme.quietInk
            Layout.fillWidth: true
        }
        Words {
            objectName: "wordsLeft"
            text: field.text.length + " / " + root.most
            color: Theme.quietInk
        }
    }
}
