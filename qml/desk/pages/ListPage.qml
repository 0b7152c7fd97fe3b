pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Opmaat.Controls
import Opmaat.Desk

/*! All interviews, newest first. */
Item {
    id: root

    required property InterviewList interviews
    required property WrongCodes wrongCodes
    required property Lock lock
    required property bool demo

    readonly property real wholeHeight: list.y + list.contentHeight + DeskTheme.padding

    signal opened(string interview)

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("List of interviews")

    Ribbon {
        id: ribbon

        visible: root.demo
        width: parent.width
        height: visible ? implicitHeight : 0
        text: qsTr("DEMO: everybody can read what is kept here. Use no real clients.")
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    ColumnLayout {
        id: head

        anchors.top: ribbon.bottom
        anchors.margins: DeskTheme.padding
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(DeskTheme.pageWidth, root.width - 2 * DeskTheme.padding)
        spacing: DeskTheme.space

        RowLayout {
            Layout.fillWidth: true

            Prose {
                text: qsTr("Interviews")
                font.pixelSize: DeskTheme.titleSize
                font.bold: true
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
            }
            DeskButton {
                objectName: "lock"
                visible: root.lock.canLock
                //: Nobody can read the interviews until a passphrase is given again
                text: qsTr("Lock")
                onClicked: root.lock.lock()
            }
            DeskButton {
                objectName: "refresh"
                text: qsTr("Look again")
                onClicked: root.interviews.refresh()
            }
        }
        Notice {
            objectName: "listProblem"
            title: qsTr("The list may be out of date")
            sentences: root.interviews.problem === "" ? [] : [root.interviews.problem]
        }
        Notice {
            objectName: "wrongCodes"
            title: qsTr("Somebody cannot go on with a code")
            sentences: root.wrongCodes.sentences
        }
        DeskButton {
            objectName: "forgive"
            visible: root.wrongCodes.sentences.length > 0
            //: The kiosk takes codes again; after a look who stands there
            text: qsTr("I have looked: let them try again")
            onClicked: root.wrongCodes.forgive()
        }
        Prose {
            objectName: "empty"
            visible: root.interviews.count === 0 && root.interviews.problem === ""
            text: qsTr("There are no interviews yet. As soon as somebody begins at the kiosk, it shows here by itself.")
            Layout.fillWidth: true
        }
    }
    ListView {
        id: list

        anchors.top: head.bottom
        anchors.topMargin: DeskTheme.space
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: head.width
        model: root.interviews
        spacing: DeskTheme.gap
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ScrollBar.vertical: ScrollBar {
            policy: list.contentHeight > list.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }

        delegate: ListRow {
            width: list.width
            onOpened: interview => root.opened(interview)
        }
    }
}
