import QtQuick
import Opmaat.Controls

/*! A button at desk size. */
ActionButton {
    id: root

    font.pixelSize: DeskTheme.bodySize
    implicitHeight: Math.max(DeskTheme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: DeskTheme.space
    rightPadding: DeskTheme.space
}
