#pragma once

#include "widgets/yolox/Station.h"

class QStackedWidget;

namespace vitrine {

class StationBar;

/// The stations, one at a time, under the row that leads from one to the next. A station is made when it is shown
/// first.
class StationStage : public QWidget {
    Q_OBJECT

public:
    explicit StationStage(const StationTools &tools, QWidget *parent = nullptr);

    Station *current() const;
    QString currentId() const;
    QString help() const; ///< of the current station, one sentence
    StationBar *bar() const { return m_bar; }

public slots:
    void open(int index); ///< of stationKinds()
    void openById(const QString &id); ///< the first where there is none of that name

signals:
    void stationChanged(); ///< or its steps
    void failed(const vitrine::Error &error);
    void said(const QString &text);

private:
    StationTools m_tools;
    StationBar *m_bar;
    QStackedWidget *m_pages;
    std::vector<Station *> m_stations; ///< beside stationKinds(); null: not made yet
    std::vector<QWidget *> m_scrolls;
};

} // namespace vitrine
