import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! Says calmly what cannot be shown, where that lies, and what to do about it. */
Item {
    id: root

    required property Desk desk

    signal back

    Accessible.role: Accessible.Pane
    Accessible.name: root.desk.problem

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(DeskTheme.pageWidth, root.width - 2 * DeskTheme.padding)
        spacing: DeskTheme.space

        Section {
            title: root.desk.problem

            Prose {
                objectName: "problemDetail"
                text: root.desk.problemDetail
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Prose {
                text: qsTr("Nothing has been lost or changed.")
                color: DeskTheme.quiet
                Layout.fillWidth: true
            }
            DeskButton {
                visible: root.desk.hasList
                objectName: "back"
                text: qsTr("All interviews")
                onClicked: root.back()
            }
        }
    }
}
