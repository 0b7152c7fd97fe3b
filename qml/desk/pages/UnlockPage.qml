import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Opmaat.Controls
import Opmaat.Desk

/*! Nothing can be read until a counsellor gives their own passphrase. */
FocusScope {
    id: root

    required property Lock lock

    function submit() {
        root.lock.unlock(passphrase.text);
        passphrase.clear();
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Unlock the interviews")

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(DeskTheme.halfPage, root.width - 2 * DeskTheme.padding)
        spacing: DeskTheme.space

        Section {
            title: qsTr("The interviews are locked")
            hint: qsTr("What clients answered can only be read with your own passphrase.")

            T.TextField {
                id: passphrase

                objectName: "passphrase"
                focus: true
                enabled: !root.lock.trying
                echoMode: TextInput.Password
                inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
                implicitHeight: DeskTheme.target
                leftPadding: DeskTheme.space
                rightPadding: DeskTheme.space
                verticalAlignment: TextInput.AlignVCenter
                font.pixelSize: DeskTheme.bodySize
                color: DeskTheme.ink
                selectionColor: DeskTheme.interval
                selectedTextColor: DeskTheme.ink
                Layout.fillWidth: true
                Accessible.name: qsTr("Passphrase")
                Accessible.passwordEdit: true
                onAccepted: root.submit()

                background: Rectangle {
                    radius: DeskTheme.radius
                    color: DeskTheme.card
                    border.color: passphrase.activeFocus ? Theme.focus : Theme.line
                    border.width: passphrase.activeFocus ? DeskTheme.strongLine : DeskTheme.line
                }
            }
            Prose {
                objectName: "unlockMessage"
                visible: text !== ""
                //: While the passphrase is tried, about a second
                text: root.lock.trying ? qsTr("One moment.") : root.lock.message
                Accessible.role: Accessible.AlertMessage
                Layout.fillWidth: true
            }
            DeskButton {
                objectName: "unlock"
                enabled: !root.lock.trying && passphrase.length > 0
                kind: ActionButton.Primary
                text: qsTr("Unlock")
                onClicked: root.submit()
            }
        }
    }
}
