#include "app/studio/film/FilmPreview.h"

#include "widgets/common/LatestJob.h"
#include "widgets/common/Theme.h"
#include "widgets/film/Stillness.h"

#include <QBuffer>
#include <QPainter>

namespace vitrine {

FilmPreview::FilmPreview(QWidget *window, QWidget *parent)
    : QWidget(parent), m_stillness(new Stillness(window, this)), m_job(new LatestJob(this))
{
    setAccessibleName(tr("The film's first picture"));
    connect(m_stillness, &Stillness::still, this, &FilmPreview::take);
}

void FilmPreview::show(const FilmPlan &plan)
{
    m_plan = plan;
    if (plan.reel.show)
        plan.reel.show(plan.first);
    m_stillness->await(plan.reel.isBusy);
}

void FilmPreview::stop()
{
    m_stillness->stop();
    m_job->cancel();
}

void FilmPreview::take()
{
    m_picture = pictureOf(m_plan.shot, m_plan.size);
    update();
    m_job->start([this, picture = m_picture](const Cancel &) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        picture.save(&buffer, "PNG");
        return [this, size = bytes.size()] {
            m_bytes = size;
            emit measured();
        };
    });
}

QSize FilmPreview::sizeHint() const
{
    return {Theme::instance().px(400), Theme::instance().px(240)};
}

void FilmPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::Panel));
    if (!m_picture.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        QRect place({}, m_picture.size().scaled(size() - QSize(2, 2), Qt::KeepAspectRatio));
        place.moveCenter(rect().center());
        painter.drawImage(
            place,
            m_picture.scaled(place.size() * devicePixelRatioF(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    painter.setPen(Theme::instance().color(Theme::Role::Border));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace vitrine
