#include "widgets/input/LivePage.h"

#include "widgets/common/Translated.h"
#include "widgets/input/PicturePreview.h"
#include "widgets/video/FramePump.h"
#include "widgets/video/VideoBar.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

namespace {

QToolButton *makeButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

LivePage::LivePage(QWidget *parent)
    : QWidget(parent), m_preview(new PicturePreview(this)), m_bar(new VideoBar(this, VideoBar::Layout::Narrow)),
      m_freeze(makeButton(this)), m_file(makeButton(this)), m_camera(makeButton(this)), m_close(makeButton(this)),
      m_mirror(new QCheckBox(this)), m_hint(new QLabel(this))
{
    m_freeze->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_hint->setProperty("muted", true);
    m_hint->setWordWrap(true);
    auto *sources = new QHBoxLayout;
    sources->setSpacing(8);
    sources->addWidget(m_file);
    sources->addWidget(m_camera);
    sources->addStretch(1);
    sources->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_preview);
    layout->addWidget(m_freeze);
    layout->addWidget(m_bar);
    layout->addWidget(m_mirror);
    layout->addLayout(sources);
    layout->addWidget(m_hint);
    connect(m_preview, &PicturePreview::activated, this, &LivePage::fileWanted);
    connect(m_file, &QToolButton::clicked, this, &LivePage::fileWanted);
    connect(m_camera, &QToolButton::clicked, this, &LivePage::cameraWanted);
    connect(m_close, &QToolButton::clicked, this, &LivePage::closeWanted);
    connect(m_mirror, &QCheckBox::clicked, this, &LivePage::mirrorWanted);
    translated(this, [this] { retranslate(); });
}

void LivePage::setPump(FramePump *pump)
{
    m_pump = pump;
    m_bar->setPump(pump);
    connect(pump, &FramePump::opened, this, &LivePage::showSource);
    connect(pump, &FramePump::closed, this, &LivePage::showSource);
    connect(pump, &FramePump::playingChanged, this, &LivePage::showSource);
    connect(m_freeze, &QToolButton::clicked, pump, [pump] { pump->setPlaying(!pump->isPlaying()); });
    showSource();
}

void LivePage::setMirrored(bool on)
{
    m_mirror->setChecked(on);
}

void LivePage::showFrame(const Outcome &outcome, QSize inputSize)
{
    m_hasFrame = true;
    m_preview->setPicture(outcome.picture, outcome.geometry, inputSize);
}

void LivePage::showSource()
{
    const bool isOpen = m_pump && m_pump->isOpen(), isPlaying = isOpen && m_pump->isPlaying();
    for (QWidget *widget :
         {static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_freeze), static_cast<QWidget *>(m_close)})
        widget->setVisible(isOpen);
    m_mirror->setVisible(isOpen && m_pump->info().live);
    m_freeze->setText(isPlaying ? tr("Freeze the frame (F)") : tr("Go on (F)"));
    m_freeze->setToolTip(isPlaying ? tr("Keep this frame, to be stepped through, edited and explained")
                                   : tr("Show the network the frames that come"));
    if (!m_hasFrame && !isOpen)
        m_preview->setEmpty(tr("Open a video, or drop one onto the window; or take a camera."));
    if (isPlaying)
        m_hint->setText(tr("Live: the forward pass alone. What needs a fixed picture freezes the frame by itself."));
    else if (isOpen)
        m_hint->setText(tr("Frozen: a picture as any other, with its backward pass."));
    else
        m_hint->clear();
    m_hint->setVisible(isOpen);
}

void LivePage::retranslate()
{
    m_preview->setAccessibleName(tr("Frame"));
    m_preview->setToolTip(tr("The frame; the dashed frame is what the network sees. Click to open a video."));
    m_file->setText(tr("Video…"));
    m_file->setToolTip(tr("Show the network a video"));
    m_camera->setText(tr("Camera…"));
    m_camera->setToolTip(tr("Show the network what a camera sees"));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Close the video or the camera; the last frame stays"));
    m_mirror->setText(tr("Mirror"));
    m_mirror->setToolTip(tr("Exchange left and right, as a mirror does"));
    showSource();
}

} // namespace vitrine
