#pragma once

#include "core/yolox/BackboneParts.h"
#include "widgets/yolox/Station.h"
#include "widgets/yolox/backbone/BackbonePage.h"

#include <memory>

class QLabel;
class QPushButton;
class QProgressBar;

namespace vitrine {

class BackboneRunner;
class BackboneTree;
class MapsPane;

/// The run's backbone and another one side by side, and the feature maps of what is selected in either.
class StagesPage : public BackbonePage {
    Q_OBJECT

public:
    explicit StagesPage(const StationTools &tools, QWidget *parent = nullptr);

    void setRun(std::shared_ptr<const YoloxRun> run) override;
    void setPart(const std::string &path) override;
    ExportSource exportSource() const override;
    bool climb() override;

    BackboneTree *own() const { return m_own; }
    BackboneTree *other() const { return m_other; }
    MapsPane *maps() const { return m_maps; }
    QPushButton *runButton() const { return m_runOther; }

signals:
    void stageChosen(const QString &stage); ///< in either, by the user

private:
    QWidget *makeColumn(QLabel *title, BackboneTree *tree, QWidget *below);
    void setTexts();
    void showPart(BackboneTree *tree);
    void runOther();
    void showOpeners();

    StationTools m_tools;
    std::shared_ptr<const YoloxRun> m_run;
    YoloxSpec m_otherSpec;
    std::shared_ptr<const BackbonePart> m_otherParts;
    BackboneRunner *m_runner;
    QLabel *m_ownTitle, *m_otherTitle;
    BackboneTree *m_own, *m_other;
    BackboneTree *m_shown; ///< the one whose part is seen
    QPushButton *m_runOther, *m_open;
    QProgressBar *m_progress;
    MapsPane *m_maps;
};

/// "CSPDarknet" or "Darknet53", of which network.
QString backboneName(const YoloxSpec &spec);
/// The tab that shows more of a part: "csp" of a CSPLayer; empty: none.
QString pageOf(const BackbonePart &part);

} // namespace vitrine
