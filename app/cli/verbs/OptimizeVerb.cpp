// One optimizer on a test surface, in float64.

#include "app/cli/Table.h"
#include "app/cli/TrainingOptions.h"
#include "app/cli/Verb.h"
#include "core/training/walks/SurfaceWalk.h"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace vitrine {

namespace {

Result<Point2> parsePoint(const std::string &text)
{
    const auto numbers = parseNumbers(text);
    if (!numbers || numbers->size() != 2)
        return fail(VITRINE_TEXT("core", "“%1” is no point; write x and y with a comma between: -1.5,2."), text);
    return Point2{numbers->front(), numbers->back()};
}

class OptimizeVerb : public Verb {
public:
    std::string name() const override { return "optimize"; }
    std::string description() const override { return "One optimizer on a test surface"; }

    void addOptions(CLI::App &app) override
    {
        app.add_option("--function", m_function,
                       "Surface, or a formula of x and y in quotes. Surfaces: " + namesOf(surfaceKinds()))
            ->required();
        app.add_option("--start", m_start, "Where to start: x,y (default: the surface's usual start)");
        app.add_option("--optimizer", m_optimizer, "Optimizer: " + namesOf(optimizerKinds()))->required();
        app.add_option("--set", m_settings, "Hyperparameter of the optimizer: lr=0.01; may be repeated")
            ->allow_extra_args(false);
        app.add_option("--steps", m_request.steps, "How many steps")->required()->check(CLI::Range(0, mostSteps));
        app.add_option("--schedule", m_schedule, "How the rate changes: " + namesOf(scheduleKinds()));
        app.add_option("--schedule-set", m_scheduleSettings, "Setting of the schedule: end=0.1; may be repeated")
            ->allow_extra_args(false);
        app.add_option("--curve", m_curve, "What the schedule “drawn” follows: 1,0.5,0.1");
        app.add_option("--noise", m_request.noise, "Standard deviation of noise on the gradient, as batches have it")
            ->check(finiteNonNegative());
        app.add_option("--batch", m_request.batch,
                       "How many points each gradient is taken from, where the surface is a loss over points; 0: all")
            ->check(CLI::Range(0, 1'000'000));
        m_explain = app.add_option("--explain", m_explainedStep,
                                   "Show the lines of this step with the numbers put in (1: the first)")
                        ->check(CLI::Range(std::int64_t{1}, std::int64_t{mostSteps}));
        addSeed(app, m_common);
        addJson(app, m_common);
        app.parse_complete_callback([this] { prepare(); });
    }

protected:
    Result<Report> run() override
    {
        Report report;
        report.json = {{"path", nlohmann::ordered_json::array()}};
        std::vector<WalkPoint> points;
        SurfaceWalker walker(m_request);
        std::string explained;
        for (;;) {
            const WalkPoint &point = walker.point();
            report.json["path"].push_back({point.place.x, point.place.y, point.value});
            points.push_back(point);
            if (m_explain->count() > 0 && walker.stepsDone() + 1 == m_explainedStep)
                explained = explain(walker, report.json);
            if (walker.stepsDone() == m_request.steps)
                break;
            walker.advance();
        }
        report.text = tableOf(points) + conclusion(points) + explained;
        warn(points);
        return report;
    }

private:
    static constexpr int mostSteps = 1'000'000;

    /// Checks the arguments and fills in the request.
    void prepare()
    {
        m_request.surface = surfaceNamed();
        m_request.optimizer = optimizerNamed();
        m_request.start = m_start.empty() ? m_request.surface->start() : orWrongUsage("--start", parsePoint(m_start));
        m_request.hyperparameters = orWrongUsage(
            "--set", completeHyperparameters(*m_request.optimizer, orWrongUsage("--set", parseSettings(m_settings))));
        m_request.seed = m_common.seed;
        if (m_explain->count() > 0 && m_explainedStep > m_request.steps)
            throw CLI::ValidationError("--explain", "there are " + std::to_string(m_request.steps) + " steps");
        prepareSchedule();
    }

    void prepareSchedule()
    {
        if (m_schedule.empty()) {
            if (!m_scheduleSettings.empty() || !m_curve.empty())
                throw CLI::ValidationError("--schedule", "is missing");
            return;
        }
        m_request.schedule = findScheduleKind(m_schedule);
        if (!m_request.schedule)
            throw CLI::ValidationError("--schedule", unknownName("schedule", m_schedule, scheduleKinds()));
        m_request.scheduleSettings =
            orWrongUsage("--schedule-set",
                         completeHyperparameters(m_request.schedule->settings(), m_schedule,
                                                 orWrongUsage("--schedule-set", parseSettings(m_scheduleSettings))));
        if (!m_curve.empty())
            m_request.curve = orWrongUsage("--curve", parseNumbers(m_curve));
    }

    const SurfaceKind *surfaceNamed()
    {
        if (const SurfaceKind *known = findSurfaceKind(m_function))
            return known;
        const bool isWord = std::all_of(m_function.begin(), m_function.end(),
                                        [](unsigned char c) { return std::isalpha(c) || c == '_' || c == '-'; });
        if (isWord && m_function.size() > 2)
            throw CLI::ValidationError("--function", unknownName("surface", m_function, surfaceKinds()));
        m_typed = orWrongUsage("--function", parseSurface(m_function));
        return m_typed.get();
    }

    const OptimizerKind *optimizerNamed() const
    {
        const OptimizerKind *kind = findOptimizerKind(m_optimizer);
        if (!kind)
            throw CLI::ValidationError("--optimizer", unknownName("optimizer", m_optimizer, optimizerKinds()));
        return kind;
    }

    /// Some twenty of the points, evenly chosen, with the last among them.
    std::string tableOf(const std::vector<WalkPoint> &points) const
    {
        constexpr std::size_t rows = 20;
        const std::size_t last = points.size() - 1;
        const std::size_t every = std::max<std::size_t>(1, (last + rows - 1) / rows);
        Table table({"step", "x", "y", "f(x, y)", "|gradient|", "rate"});
        for (std::size_t i = 0; i <= last; ++i) {
            if (i % every != 0 && i != last)
                continue;
            const WalkPoint &point = points[i];
            table.add({std::to_string(i), shortNumber(point.place.x), shortNumber(point.place.y),
                       shortNumber(point.value), shortNumber(std::hypot(point.gradient.x, point.gradient.y)),
                       shortNumber(point.rate)});
        }
        return table.text();
    }

    std::string conclusion(const std::vector<WalkPoint> &points) const
    {
        const auto found = convergence(*m_request.surface, points, usualRadius(*m_request.surface));
        if (!found)
            return "\nNot converged.\n";
        return "\nConverged at step " + std::to_string(found->step) + ": from there on within "
            + shortNumber(usualRadius(*m_request.surface)) + " of the minimum (" + shortNumber(found->goal.x) + ", "
            + shortNumber(found->goal.y) + ").\n";
    }

    /// The lines of the next step for both coordinates, as text and into the document.
    static std::string explain(const SurfaceWalker &walker, nlohmann::ordered_json &json)
    {
        std::string text;
        for (const std::size_t axis : {0U, 1U}) {
            const std::string name = axis == 0 ? "x" : "y";
            text += "\nStep " + std::to_string(walker.stepsDone() + 1) + " of " + name + "\n";
            json["explanation"][name] = nlohmann::ordered_json::array();
            for (const WorkedLine &line : walker.workNextStep(axis)) {
                text += "  " + line.symbol + " = " + line.formula + " = " + line.numbers + " = "
                    + shortNumber(line.value) + "\n";
                json["explanation"][name].push_back({{"symbol", line.symbol},
                                                     {"formula", line.formula},
                                                     {"numbers", line.numbers},
                                                     {"value", line.value}});
            }
        }
        return text;
    }

    static void warn(const std::vector<WalkPoint> &points)
    {
        const auto bad =
            std::find_if(points.begin(), points.end(), [](const WalkPoint &point) { return !point.isFinite(); });
        if (bad != points.end())
            std::cerr << "vitrine-cli: the walk diverged: from step " << bad - points.begin()
                      << " on its numbers are not finite (null in JSON); a smaller lr may help\n";
    }

    std::string m_function;
    std::string m_start;
    std::string m_optimizer;
    std::vector<std::string> m_settings;
    std::string m_schedule;
    std::vector<std::string> m_scheduleSettings;
    std::string m_curve;
    std::int64_t m_explainedStep = 1;
    CLI::Option *m_explain = nullptr;
    std::unique_ptr<SurfaceKind> m_typed;
    SurfaceWalkRequest m_request;
};

} // namespace

std::unique_ptr<Verb> makeOptimizeVerb()
{
    return std::make_unique<OptimizeVerb>();
}

} // namespace vitrine
