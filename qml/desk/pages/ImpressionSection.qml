import QtQuick
import QtQuick.Layouts

/*! Stands where the proposal will come, and asks for the counsellor's own view first. */
Section {
    id: root

    signal revealed

    title: qsTr("First your own impression")

    Prose {
        text: qsTr("What do you think yourself, after meeting this person and reading the above? Make up your mind first. A proposal that is seen too early colours how you listen. Then see what the answers suggest, and why.")
        Layout.fillWidth: true
    }
    DeskButton {
        objectName: "reveal"
        //: Opens the proposed profile with its reasons
        text: qsTr("Show the proposal")
        onClicked: root.revealed()
    }
}
