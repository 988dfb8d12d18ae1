#include "widgets/detection/BundledModel.h"

#include <QFile>

#include <span>

namespace vitrine {

QString shapesDemo()
{
    return QStringLiteral(":/models/yolox-pico-shapes.safetensors");
}

Result<YoloxModel> openModel(const QString &file, int size)
{
    const YoloxOptions options{size, {}};
    if (!file.startsWith(QLatin1String(":/")))
        return openYolox(file.toStdString(), options);
    QFile bundled(file);
    if (!bundled.open(QIODevice::ReadOnly))
        return fail(VITRINE_TEXT("core", "There is no file %1."), file.toStdString());
    const QByteArray bytes = bundled.readAll();
    return parseYolox(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))),
                      file.toStdString(), options);
}

} // namespace vitrine
