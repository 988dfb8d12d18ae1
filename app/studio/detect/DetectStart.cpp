#include "app/studio/detect/DetectStart.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

DetectStart::DetectStart(QWidget *parent)
    : QWidget(parent), m_sentence(new QLabel(this)), m_first(new QToolButton(this)), m_second(new QToolButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, 32);
    layout->setSpacing(24);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(16);
    buttons->addStretch(1);
    buttons->addWidget(m_first);
    buttons->addWidget(m_second);
    buttons->addStretch(1);
    layout->addStretch(1);
    layout->addWidget(m_sentence);
    layout->addLayout(buttons);
    layout->addStretch(1);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setProperty("sentence", true);
    for (QToolButton *button : {m_first, m_second}) {
        button->setProperty("wide", true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    connect(m_first, &QToolButton::clicked, this,
            [this] { m_hasDetector ? emit pictureWanted() : emit downloadWanted(); });
    connect(m_second, &QToolButton::clicked, this,
            [this] { m_hasDetector ? emit folderWanted() : emit detectorWanted(); });
    translated(this, [this] { apply(); });
}

void DetectStart::setHasDetector(bool has)
{
    m_hasDetector = has;
    apply();
}

void DetectStart::apply()
{
    if (m_hasDetector) {
        m_sentence->setText(tr("Drop a picture or a folder here, or paste a picture."));
        m_first->setText(tr("Open Pictures…"));
        m_first->setToolTip(tr("Choose one or more pictures"));
        m_second->setText(tr("Open a Folder…"));
        m_second->setToolTip(tr("Go through the pictures of a folder"));
    } else {
        m_sentence->setText(tr("To find things in pictures, the studio needs the weights of a YOLOX."));
        m_first->setText(tr("Download YOLOX-Nano…"));
        m_first->setToolTip(tr("Fetch the official weights from the release page of Megvii-BaseDetection/YOLOX"));
        m_second->setText(tr("Open a File…"));
        m_second->setToolTip(tr("Official weights (.pth), an ONNX export (.onnx), or .safetensors"));
    }
    for (QToolButton *button : {m_first, m_second})
        button->setAccessibleDescription(button->toolTip());
}

} // namespace vitrine
