pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/*! Ten digits and a way back, as large keys in the places of a telephone.

    Keeps nothing: reports each key through `typed`, `marked` and `erased`.
*/
GridLayout {
    id: root

    required property string eraseText
    property string markText: "" // of the decimal mark; empty: there is none

    signal typed(int digit)
    signal marked
    signal erased

    columns: 3
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap

    Repeater {
        model: [1, 2, 3, 4, 5, 6, 7, 8, 9]

        delegate: ActionButton {
            id: key

            required property int modelData

            objectName: "key" + key.modelData
            text: key.modelData
            implicitHeight: Theme.keySize
            font.pixelSize: Theme.questionSize
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.keySize
            onClicked: root.typed(key.modelData)
        }
    }
    Item {
        visible: root.markText === ""
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.keySize
    }
    ActionButton {
        objectName: "mark"
        visible: root.markText !== ""
        text: root.markText
        implicitHeight: Theme.keySize
        font.pixelSize: Theme.questionSize
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.keySize
        onClicked: root.marked()
    }
    ActionButton {
        objectName: "key0"
        text: "0"
        implicitHeight: Theme.keySize
        font.pixelSize: Theme.questionSize
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.keySize
        onClicked: root.typed(0)
    }
    ActionButton {
        objectName: "erase"
        text: root.eraseText
        implicitHeight: Theme.keySize
        leftPadding: Theme.gap / 2
        rightPadding: Theme.gap / 2
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.keySize
        onClicked: root.erased()
    }
}
