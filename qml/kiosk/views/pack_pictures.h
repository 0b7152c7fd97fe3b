#pragma once

#include <QQuickImageProvider>

#include "engine/pack/pack.h"

namespace opmaat::kiosk {

/// The pictures of a pack for QML, from the bytes that were read with it: no file is opened again.
class PackPictures : public QQuickImageProvider {
public:
    static inline const QString kSource = QStringLiteral("image://pack/");

    explicit PackPictures(const engine::Pack& pack)  // pack outlives it
        : QQuickImageProvider(QQuickImageProvider::Image), pack_(pack)
    {
    }

    QImage requestImage(const QString& id, QSize* size, const QSize& requested) override;

private:
    const engine::Pack& pack_;
};

}  // namespace opmaat::kiosk
