import QtQuick
import QtQuick.Layouts
import Opmaat.Controls
import Opmaat.Kiosk

/*! For who has begun before: twelve digits from paper, and at once what to do when they do not work. */
FocusScope {
    id: root

    required property CodeView code

    readonly property bool wide: root.width > Theme.narrowScreen

    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            root.code.type(event.key - Qt.Key_0);
        else if (event.key === Qt.Key_Backspace)
            root.code.erase();
        else
            return;
        event.accepted = true;
    }

    ScrollArea {
        anchors.fill: parent
        columnWidth: root.wide ? Theme.wideColumn : Theme.columnWidth

        GridLayout {
            width: parent.width
            columns: root.wide ? 2 : 1
            columnSpacing: Theme.margin
            rowSpacing: Theme.space

            ColumnLayout {
                spacing: Theme.space
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.columnWidth / 2
                Layout.alignment: Qt.AlignTop

                Heading {
                    //: The page where the client types the code from their paper
                    text: qsTr("Your code")
                    Layout.fillWidth: true
                }
                CodeGroups {
                    objectName: "codeGroups"
                    groups: root.code.groups
                }
                Words {
                    objectName: "codeMessage"
                    //: What to do on the page of the code
                    text: root.code.message === "" ? qsTr("Type the twelve digits of your code.") : root.code.message
                    Accessible.role: Accessible.AlertMessage
                    Layout.fillWidth: true
                }
                ActionButton {
                    objectName: "submit"
                    focus: true
                    enabled: root.code.canSubmit
                    kind: ActionButton.Primary
                    //: Button below the code of the client
                    text: qsTr("Go on with the questions")
                    Layout.fillWidth: true
                    onClicked: root.code.submit()
                }
                ActionButton {
                    objectName: "leave"
                    enabled: root.code.canType
                    //: The client has no code after all
                    text: qsTr("Go back")
                    Layout.fillWidth: true
                    onClicked: root.code.leave()
                }
            }
            Keypad {
                enabled: root.code.canType
                //: Key that takes the last digit away; short
                eraseText: qsTr("Erase")
                Layout.fillWidth: true
                Layout.minimumWidth: 3 * Theme.keySize + 2 * Theme.gap
                Layout.preferredWidth: Theme.columnWidth / 3
                Layout.alignment: Qt.AlignTop
                onTyped: digit => root.code.type(digit)
                onErased: root.code.erase()
            }
        }
    }
}
