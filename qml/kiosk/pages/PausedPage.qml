import QtQuick
import QtQuick.Layouts
import Opmaat.Controls
import Opmaat.Kiosk

/*! Left for later: the code to write down, and what it is for. */
FocusScope {
    id: root

    required property ClientView client

    ScrollArea {
        anchors.fill: parent

        ColumnLayout {
            width: parent.width
            spacing: Theme.space

            Heading {
                //: The client goes on later; this page shows the code for that
                text: qsTr("Write down your code")
                Layout.fillWidth: true
            }
            CodeGroups {
                objectName: "codeGroups"
                groups: root.client.code.split(" ")
                Layout.topMargin: Theme.gap
                Layout.bottomMargin: Theme.gap
            }
            Words {
                //: Where and how long the code works
                text: qsTr("With this code you go on later, on any device like this one here. It works until the end of today.")
                Layout.fillWidth: true
            }
            Words {
                //: Losing the code has no consequences
                text: qsTr("Have you lost the code? That is no problem. Your counsellor will help you. What you have answered is kept.")
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "first"
                focus: true
                kind: ActionButton.Primary
                //: Last button of a client who pauses: clears the screen for the next person
                text: qsTr("I have written it down")
                Layout.fillWidth: true
                Layout.topMargin: Theme.gap
                onClicked: root.client.leave()
            }
        }
    }
}
