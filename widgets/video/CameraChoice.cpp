#include "widgets/video/CameraChoice.h"

#include <QCoreApplication>
#include <QInputDialog>
#include <QStringList>

#include <vector>

namespace vitrine {

Result<std::optional<CameraEntry>> askCamera(QWidget *window)
{
    const std::vector<CameraEntry> cameras = listCameras();
    if (cameras.empty())
        return fail(VITRINE_TEXT(
            "core", "No camera was found. Plug one in, and see that you may read /dev/video0 (the group “video”)."));
    if (cameras.size() == 1)
        return std::optional(cameras.front());
    QStringList names;
    for (const CameraEntry &camera : cameras)
        names += QStringLiteral("%1 · %2").arg(camera.index).arg(QString::fromStdString(camera.name));
    bool isChosen = false;
    const QString name =
        QInputDialog::getItem(window, QCoreApplication::translate("CameraChoice", "Camera"),
                              QCoreApplication::translate("CameraChoice", "Which camera?"), names, 0, false, &isChosen);
    if (!isChosen)
        return std::optional<CameraEntry>();
    return std::optional(cameras[static_cast<std::size_t>(names.indexOf(name))]);
}

} // namespace vitrine
