import QtQuick
import QtQuick.Layouts
import Opmaat.Controls
import Opmaat.Desk

/*! Stays in view: which interview this is, the way back, and where the weights come from. */
ColumnLayout {
    id: root

    required property HeadingView heading
    required property bool canReturn
    required property Lock lock

    signal back

    spacing: 0

    RowLayout {
        spacing: DeskTheme.padding
        Layout.fillWidth: true
        Layout.margins: DeskTheme.space

        DeskButton {
            visible: root.canReturn
            objectName: "back"
            text: qsTr("All interviews")
            onClicked: root.back()
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Prose {
                text: root.heading.moment === "" ? root.heading.code : qsTr("%1 · %2").arg(root.heading.code).arg(root.heading.moment)
                font.pixelSize: DeskTheme.sectionSize
                font.bold: true
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
            }
            Prose {
                text: root.heading.circumstances
                color: DeskTheme.quiet
                Layout.fillWidth: true
            }
        }
        DeskButton {
            visible: root.lock.canLock
            objectName: "lock"
            text: qsTr("Lock")
            onClicked: root.lock.lock()
        }
    }
    Ribbon {
        objectName: "calibrationNote"
        visible: root.heading.calibrationNote !== ""
        text: root.heading.calibrationNote
        Layout.fillWidth: true
        Accessible.role: Accessible.StaticText
        Accessible.name: root.heading.calibrationNote
    }
}
