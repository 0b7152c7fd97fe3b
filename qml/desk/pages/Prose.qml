import QtQuick
import Opmaat.Controls

/*! Words at reading size for a desk. */
Words {
    font.pixelSize: DeskTheme.bodySize
    lineHeight: 1.1
}
