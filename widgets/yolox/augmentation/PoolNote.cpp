#include "widgets/yolox/augmentation/PoolNote.h"

#include "core/vision/PictureReader.h"
#include "widgets/common/LatestJob.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/DetectFileKind.h"
#include "widgets/yolox/ScenePools.h"
#include "widgets/yolox/YoloxState.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUndoStack>

namespace vitrine {

PoolNote::PoolNote(YoloxState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_job(new LatestJob(this)), m_text(new QLabel(this)),
      m_button(new QPushButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 4);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    m_text->setWordWrap(true);
    connect(m_button, &QPushButton::clicked, this, &PoolNote::ask);
    connect(m_job, &LatestJob::busyChanged, this, &PoolNote::setTexts);
    connect(state, &YoloxState::sceneChanged, this, &PoolNote::showPool);
    translated(this, [this] { setTexts(); });
    showPool();
}

PoolNote::~PoolNote() = default;

void PoolNote::setTexts()
{
    m_text->setText(tr("Your picture is mixed with generated shapes, for want of others of yours."));
    m_button->setText(m_job->isBusy() ? tr("Cancel") : tr("Add Pictures…"));
    m_button->setToolTip(tr("Pictures for Mosaic and MixUp, at best three or more; those of opened annotations are "
                            "taken with their objects"));
}

void PoolNote::showPool()
{
    const YoloxScene &scene = m_state->scene();
    setVisible(!scene.picture.isNull() && scene.item < 0 && scene.pool && scene.pool->isGenerated);
}

void PoolNote::ask()
{
    if (m_job->isBusy())
        return m_job->cancel();
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Pictures for the mosaic"), {}, tr("Pictures (%1)").arg(picturePatterns().join(QLatin1Char(' '))));
    if (!files.isEmpty())
        add(files);
}

void PoolNote::add(const QStringList &files)
{
    m_job->start([this, files, pool = m_state->scene().pool](const Cancel &cancel) -> LatestJob::Deliver {
        for (const QString &file : files) {
            if (cancel.requested())
                return {};
            if (const auto extent = readPictureExtent(file.toStdString()); !extent)
                return [this, error = extent.error()] { emit failed(error); };
        }
        return [this, files, pool] {
            if (m_state->scene().pool == pool) // else it is about another picture by now
                take(files);
        };
    });
}

void PoolNote::take(const QStringList &files)
{
    YoloxScene scene = m_state->scene();
    scene.pool = poolOf(files, scene.classNames);
    m_state->undoStack()->beginMacro(tr("Pictures for the mosaic"));
    m_state->setScene(scene);
    m_state->undoStack()->endMacro();
}

} // namespace vitrine
