import QtQuick

/*! The largest words of a page: what it is about. */
Words {
    font.pixelSize: Theme.titleSize
    font.bold: true
    Accessible.role: Accessible.Heading
}
