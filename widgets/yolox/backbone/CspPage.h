#pragma once

#include "core/yolox/CspStudy.h"
#include "widgets/common/LatestJob.h"
#include "widgets/yolox/backbone/BackbonePage.h"

#include <memory>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;

namespace vitrine {

class MapGridView;

/// A bar of two or three parts with their shares written in.
class ShareBar : public QWidget {
    Q_OBJECT

public:
    explicit ShareBar(QWidget *parent = nullptr);

    struct Part {
        QString name;
        double amount = 0;
        QColor colour;
    };
    void setParts(const QString &title, std::vector<Part> parts);
    double shareOf(std::size_t part) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString textOf(const Part &part) const;

    QString m_title;
    std::vector<Part> m_parts;
    double m_total = 0;
};

/// The two paths of a CSP layer: what each of them carries, costs, and brings to the sum of conv3.
class CspPage : public BackbonePage {
    Q_OBJECT

public:
    explicit CspPage(QWidget *parent = nullptr);

    void setRun(std::shared_ptr<const YoloxRun> run) override;
    void setPart(const std::string &path) override;
    ExportSource exportSource() const override;

    QComboBox *choice() const { return m_choice; }
    MapGridView *view(int place) const { return m_views[static_cast<std::size_t>(place)]; }
    ShareBar *bar(int index) const { return m_bars[static_cast<std::size_t>(index)]; }
    const CspStudy &study() const { return m_study; }
    bool hasShares() const { return m_hasShares; }

    /// Places of view().
    enum Place { Input, Through, Bottlenecks, Around, Joined, Output, PlaceCount };

private:
    QWidget *makeView(Place place);
    void layOut();
    void setTexts();
    void showLayer();
    void showBars();
    QString titleOfPlace(Place place) const;

    std::shared_ptr<const YoloxRun> m_run;
    CspStudy m_study;
    CspShares m_shares;
    bool m_hasShares = false;
    LatestJob m_job;
    QComboBox *m_choice;
    QString m_wanted; ///< path of the user's choice, for the next run
    QLabel *m_choiceName, *m_note, *m_sentence;
    std::vector<QLabel *> m_titles;
    std::vector<MapGridView *> m_views;
    std::vector<ShareBar *> m_bars; ///< channels, parameters, MACs, contribution
};

} // namespace vitrine
