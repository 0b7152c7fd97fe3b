#include "qml/kiosk/views/pack_pictures.h"

namespace opmaat::kiosk {

QImage PackPictures::requestImage(const QString& id, QSize* size, const QSize& requested)
{
    const auto found = pack_.media.find(id.toStdString());
    if (found == pack_.media.end()) return {};
    const auto& bytes = found->second;
    QImage image = QImage::fromData(reinterpret_cast<const uchar*>(bytes.data()),
                                    static_cast<int>(bytes.size()));
    if (size != nullptr) *size = image.size();
    const bool smaller = requested.isValid() && !image.isNull();
    return smaller ? image.scaled(requested, Qt::KeepAspectRatio, Qt::SmoothTransformation) : image;
}

}  // namespace opmaat::kiosk
