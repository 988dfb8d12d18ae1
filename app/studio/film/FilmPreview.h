#pragma once

#include "widgets/film/FilmRun.h"

#include <QImage>
#include <QWidget>

namespace vitrine {

class LatestJob;
class Stillness;

/// The first picture of a film, small, and how many bytes it takes.
class FilmPreview : public QWidget {
    Q_OBJECT

public:
    FilmPreview(QWidget *window, QWidget *parent = nullptr);

    /// Shows the plan's first step in the window, and here what it looks like.
    void show(const FilmPlan &plan);
    void stop(); ///< the window is used otherwise from now on
    const QImage &picture() const { return m_picture; }
    qint64 bytes() const { return m_bytes; } ///< as PNG; 0: not known yet

signals:
    void measured();

protected:
    void paintEvent(QPaintEvent *event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    void take();

    FilmPlan m_plan;
    Stillness *m_stillness;
    LatestJob *m_job;
    QImage m_picture;
    qint64 m_bytes = 0;
};

} // namespace vitrine
