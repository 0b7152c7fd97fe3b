#include "qml/program/appearance.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QQuickWindow>

namespace opmaat::program {

void prepareAppearance()
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    const QString folder = "/usr/share/fonts/truetype/noto/";
    for (const char* file : {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf"}) {
        QFontDatabase::addApplicationFont(folder + file);
    }
    QGuiApplication::setFont(QFont("Noto Sans"));
}

}  // namespace opmaat::program
